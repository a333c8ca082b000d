/** What every platform's messenger promises, whatever stands behind it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../src/core/action.ts';
import type { PlatformMessenger, PostRef } from '../../src/core/messenger.ts';
import type { Place } from '../../src/core/model.ts';
import { rich } from '../../src/core/rich.ts';
import type { View } from '../../src/core/view.ts';

export interface World {
  readonly messenger: PlatformMessenger;
  /** A channel where the bot may do all it wants. */
  readonly place: Place;
  /** The id of somebody who can be written to. */
  readonly person: string;
  readonly clock: () => Temporal.Instant;
  readonly advance: (duration: Temporal.DurationLike) => void;
  /** `person`, who goes by “Ana B.”, is seen by the platform. */
  readonly greet: () => Promise<void>;
  /** The bot's messages in a place as people have them, oldest first. */
  readonly shown: (place: Place) => Promise<readonly Shown[]>;
  /** Somebody else, another bot, says the same with a button of the same meaning. */
  readonly mimic: (place: Place, view: View, mark: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Shown {
  readonly id: string;
  /** All that it says, in whatever markup. */
  readonly text: string;
}

export function viewOf(words: string, report = 1): View {
  return {
    summary: `${words}.`,
    blocks: [
      { kind: 'title', text: words },
      { kind: 'text', text: rich('Some text.') },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Another', action: { kind: 'help' } },
          { label: 'Settle', action: { kind: 'settle', report } },
        ],
      },
    ],
  };
}

export function markOf(report: number): string {
  return encodeAction({ kind: 'settle', report });
}

const first = markOf(1);
const second = markOf(2);

export function promisesOfAMessenger(open: () => Promise<World>): void {
  let world: World;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(async () => {
    await world.close();
  });
  const post = (words: string, place: Place, report = 1): Promise<PostRef> =>
    world.messenger.post(viewOf(words, report), { place }, markOf(report));
  const textsIn = async (place: Place): Promise<string[]> => (await world.shown(place)).map(({ text }) => text);
  const find = (place: Place, mark: string, since = world.clock()): Promise<readonly PostRef[]> =>
    world.messenger.find({ place }, mark, since.subtract({ minutes: 1 }));

  describe('a post', () => {
    it('stands where it was sent, and is found by its mark', async () => {
      const ref = await post('Question one', world.place);
      expect(ref.place).toEqual(world.place);
      expect(await world.shown(world.place)).toMatchObject([
        { id: ref.message, text: expect.stringContaining('Question one') as unknown },
      ]);
      expect(await find(world.place, first)).toEqual([ref]);
    });

    it('is not taken for one with another mark, for one from before, or for one of somebody else', async () => {
      const nothing = { place: world.place };
      await world.mimic(world.place, viewOf('Question one'), first);
      expect(await find(world.place, first)).toEqual([]);
      await post('Question one', world.place);
      expect(await find(world.place, second)).toEqual([]);
      world.advance({ hours: 1 });
      expect(await world.messenger.find(nothing, first, world.clock())).toEqual([]);
    });

    it('is found among many others', async () => {
      const ref = await post('Question one', world.place);
      const others = Array.from({ length: 40 }, (_, index) => index + 10);
      for (const report of others) await post('Noise', world.place, report);
      expect(await find(world.place, first)).toEqual([ref]);
    });

    it('reaches one person alone, where it is found as well', async () => {
      const to = { place: world.place, person: world.person };
      const ref = await world.messenger.post(viewOf('For you alone'), to, first);
      expect(await world.messenger.find(to, first, world.clock().subtract({ minutes: 1 }))).toEqual([ref]);
      expect(await find(world.place, first)).toEqual([]);
      expect((await world.shown(ref.place)).map(({ id }) => id)).toContain(ref.message);
    });

    it('that comes again is the same message, for as long as that is promised', async () => {
      const ref = await post('Question one', world.place);
      const { repeatMs } = world.messenger.pace;
      if (repeatMs > 0) {
        world.advance({ milliseconds: repeatMs });
        expect(await post('Question one', world.place)).toEqual(ref);
      }
      expect(await world.shown(world.place)).toHaveLength(1);
    });
  });

  describe('what was posted', () => {
    it('can be changed, and is found as before', async () => {
      const ref = await post('Question one', world.place);
      await world.messenger.edit(ref, viewOf('Question one, revealed'));
      expect(await textsIn(world.place)).toEqual([expect.stringContaining('Question one, revealed')]);
      expect(await find(world.place, first)).toEqual([ref]);
    });

    it('can be taken away, also when it is gone already', async () => {
      const ref = await post('Question one', world.place);
      await world.messenger.remove(ref);
      await world.messenger.remove(ref);
      expect(await world.shown(world.place)).toEqual([]);
      await expect(world.messenger.edit(ref, viewOf('Too late'))).rejects.toMatchObject({
        kind: 'gone',
        unsure: false,
      });
    });

    it('can be pinned twice', async () => {
      const ref = await post('Question one', world.place);
      await world.messenger.pin(ref);
      await world.messenger.pin(ref);
      expect(await world.shown(world.place)).toHaveLength(1);
    });

    it('has one thread, however often it is opened', async () => {
      const ref = await post('Question one', world.place);
      const thread = await world.messenger.openThread(ref, 'Question one <@everyone>');
      expect(thread).toMatchObject({ channel: world.place.channel, thread: expect.any(String) as unknown });
      expect(await world.messenger.openThread(ref, 'Question one')).toEqual(thread);
      const answer = await post('The answer', thread, 2);
      expect(await find(thread, second)).toEqual([answer]);
      expect(await find(world.place, second)).toEqual([]);
      expect(await textsIn(thread)).toEqual([expect.stringContaining('The answer')]);
      expect(await world.messenger.openThread(answer, 'Deeper')).toEqual(thread);
    });
  });

  it('tells who somebody is, and knows nobody by a name that is nobody’s', async () => {
    await world.greet();
    expect(await world.messenger.member(world.place, world.person)).toEqual({
      id: world.person,
      name: 'Ana B.',
      isBot: false,
    });
    expect(await world.messenger.member(world.place, 'nobody <@here>')).toBeUndefined();
  });

  it('lacks nothing where it may do all it wants', async () => {
    expect(await world.messenger.missing(world.place, { thread: true, pin: true })).toEqual([]);
  });
}
