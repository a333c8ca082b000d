/** The scorecard of an interview that is over: who may look at it, its picture, and what changes it afterwards. */
import { UserError } from '../errors.ts';
import { isSame, type Person } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { Interview } from './model.ts';
import { roleOf } from './pairs/people.ts';
import { scorecardPicture } from './pictures/scorecard.ts';
import type { CardPoint, Scorecard } from './scorecard-model.ts';
import { withPoint } from './scorecard.ts';

/** Characters of a phrase that is kept for the authors. */
export const longestPhrase = 500;
/** Tries to write a card that somebody else has changed meanwhile. */
const mostTries = 3;

export interface Carded extends Interview {
  readonly card: Scorecard;
}

/** Throws a UserError for everybody but the people of the interview. */
export async function cardedFor(id: number, person: Person, { store }: Pick<Deps, 'store'>): Promise<Carded> {
  const interview = await store.interviews.get(id);
  if (interview === undefined || roleOf(interview, person) === undefined) {
    throw new UserError(
      'not-yours',
      'Only the people of an interview can look into it.',
      'Start one of your own: mock start.',
    );
  }
  const { card } = interview;
  if (card === undefined)
    throw new UserError('no-card', 'This interview has no scorecard.', 'Start another: mock start.');
  return { ...interview, card };
}

/** Throws a UserError for everybody but the candidate, and for a point that is not there or is earned. */
export async function openPoint(
  id: number,
  index: number,
  person: Person,
  deps: Pick<Deps, 'store'>,
): Promise<{ readonly interview: Carded; readonly point: CardPoint }> {
  const interview = await cardedFor(id, person, deps);
  if (!isSame(interview.candidate, person)) {
    throw new UserError('not-the-candidate', 'Only the candidate can do that.', 'Tell them what you heard.');
  }
  const point = interview.card.points[index];
  if (point?.state !== 'missing') throw new UserError('point-counts', 'That point counts already.', 'Choose another.');
  return { interview, point };
}

/** Keeps the picture of a card's levels. */
export async function cardPicture(
  card: Scorecard,
  { corpus, store }: Pick<Deps, 'corpus' | 'store'>,
): Promise<{ readonly hash: string; readonly alt: string }> {
  const { svg, alt } = scorecardPicture(card);
  const hash = corpus.pictureName(svg);
  await store.drawings.keep(hash, svg);
  return { hash, alt };
}

/** The point counts because the candidate says so; the phrase goes to the authors, whose patterns did not see it. */
export async function claimPoint(
  id: number,
  index: number,
  phrase: string,
  person: Person,
  deps: Pick<Deps, 'store' | 'clock'>,
): Promise<Carded> {
  const { interview, point } = await openPoint(id, index, person, deps);
  const changed = await changePoint(interview, index, { state: 'claimed', quote: phrase }, deps);
  await deps.store.claims.add({ entry: interview.entry, point: point.name, phrase, from: person, at: deps.clock() });
  return changed;
}

/** The point is earned in a second try; the band stays. */
export function retriedPoint(
  interview: Carded,
  index: number,
  quote: string | undefined,
  deps: Pick<Deps, 'store'>,
): Promise<Carded> {
  return changePoint(interview, index, { state: 'retried', ...(quote === undefined ? {} : { quote }) }, deps);
}

async function changePoint(
  interview: Carded,
  index: number,
  change: Partial<CardPoint>,
  { store }: Pick<Deps, 'store'>,
): Promise<Carded> {
  let current: Carded = interview;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const card = withPoint(current.card, index, change);
    const saved = await store.interviews.save({ ...current, card });
    if (saved !== undefined) return { ...saved, card };
    const newest = await store.interviews.get(interview.id);
    if (newest?.card === undefined) break;
    current = { ...newest, card: newest.card };
  }
  throw new UserError('changed-meanwhile', 'The scorecard was being changed elsewhere.', 'Press the button again.');
}
