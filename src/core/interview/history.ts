/** The interviews of a person that are over: a page of them, and a picture of the last ten. */
import type { Person } from '../model.ts';
import { pageAt } from '../paging.ts';
import type { Deps } from '../ports.ts';
import type { View } from '../view.ts';
import type { Interview } from './model.ts';
import { historyPicture } from './pictures/history.ts';
import { historyView, shortDay } from './views/history.ts';

/** Of a page, and of the picture. */
const size = 10;

export async function historyOf(person: Person, asked: number, deps: Pick<Deps, 'store' | 'corpus'>): Promise<View> {
  const { interviews } = deps.store;
  const { page, pages, offset } = pageAt(asked, await interviews.countEnded(person), size);
  const rows = await interviews.ended(person, size, offset);
  return historyView({ rows, page, pages }, page === 1 ? await pictureOf(rows, deps) : undefined);
}

/** One alone shows no course. */
async function pictureOf(
  newest: readonly Interview[],
  { store, corpus }: Pick<Deps, 'store' | 'corpus'>,
): Promise<{ readonly hash: string; readonly alt: string } | undefined> {
  const past = newest
    .toReversed()
    .flatMap(({ card, ...interview }) => (card === undefined ? [] : [{ day: shortDay(interview), card }]));
  if (past.length < 2) return undefined;
  const { svg, alt } = historyPicture(past);
  const hash = corpus.pictureName(svg);
  await store.drawings.keep(hash, svg);
  return { hash, alt };
}
