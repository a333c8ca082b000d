/** Which entry an interview is to be on: looked up like any other question, but only entries that can be graded will do. */
import type { Difficulty, Entry } from '../model.ts';
import type { Deps } from '../ports.ts';

export type Chosen =
  | { readonly kind: 'entry'; readonly entry: Entry }
  /** Nothing that fits well enough. `asked`: the entry that was meant, but cannot be graded. */
  | { readonly kind: 'near'; readonly near: readonly Entry[]; readonly asked?: Entry };

export function canBeInterviewed({ completeness }: Pick<Entry, 'completeness'>): boolean {
  return completeness === 'complete';
}

const mostNear = 5;

export function entryFor(topic: string, { corpus }: Pick<Deps, 'corpus'>): Chosen {
  const named = corpus.get(topic.trim());
  const result = corpus.search(topic, 10);
  const best = named ?? (result.answer ? result.hits[0]?.entry : undefined);
  if (best !== undefined && canBeInterviewed(best)) return { kind: 'entry', entry: best };
  const around = best === undefined ? [] : corpus.related(best.id, 10);
  const near = [...new Set([...result.near.map(({ entry }) => entry), ...around])]
    .filter((entry) => entry !== best && canBeInterviewed(entry))
    .slice(0, mostNear);
  return { kind: 'near', near, ...(best === undefined ? {} : { asked: best }) };
}

/** Any one; undefined when there is none of that level. */
export function anyEntry(
  level: Difficulty | undefined,
  { corpus, random }: Pick<Deps, 'corpus' | 'random'>,
): Entry | undefined {
  const fitting = corpus
    .all()
    .filter((entry) => canBeInterviewed(entry) && (level === undefined || entry.difficulty === level));
  return fitting[Math.floor(random() * fitting.length)];
}
