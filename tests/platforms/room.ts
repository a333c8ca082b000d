/** A mock interview that is under way in a given place, for what a platform hears there. */
import type { NewInterview } from '../../src/core/interview/ports.ts';
import type { Person, Place } from '../../src/core/model.ts';
import type { Deps } from '../../src/core/ports.ts';
import { testCorpus } from '../deps.ts';
import { testEntries } from '../entries.ts';
import { interviewOf } from '../storage/given.ts';
import { shop } from '../core/interview/subjects.ts';

/** With one entry that can be interviewed. */
export const corpusToTalkAbout = testCorpus([...testEntries, shop]);

export interface Room {
  /** What counts as said, oldest first. */
  readonly sayings: () => Promise<readonly string[]>;
}

export async function holdInterview(
  deps: Deps,
  candidate: Person,
  room: Place,
  more: Partial<NewInterview> = {},
): Promise<Room> {
  const { interviews, sayings } = deps.store;
  const now = deps.clock();
  const begun = interviewOf({
    candidate,
    names: { candidate: '' },
    place: room,
    room,
    entry: shop.id,
    length: 15,
    phaseSince: now,
    startedAt: now,
    lastAt: now,
    ...more,
  });
  const { interview } = await interviews.begin(begun, () => []);
  return { sayings: async () => (await sayings.list(interview.id)).map(({ text }) => text) };
}
