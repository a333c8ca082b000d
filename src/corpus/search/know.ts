/** Decides whether the corpus knows what was asked. */
import type { Ranked } from './rank.ts';

/** 0-1: how sure one can be that the entry is about the query. Scores are not asked: they grow with any word in common. */
export function confidenceOf({ coverage, name }: Ranked): number {
  return Math.min(1, Math.max(0, 0.6 * coverage + 0.4 * name.likeness));
}
