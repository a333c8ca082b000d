/** Decides whether the corpus knows what was asked. */
import type { Ranked } from './rank.ts';

/** 0-1: how sure one can be that the entry is about the query. Scores are not asked: they grow with any word in common. */
export function confidenceOf({ coverage, name }: Ranked, words: number): number {
  const evidence = 7 * coverage + 5 * name.likeness + 0.6 * Math.min(words, 6) - 7.6;
  return 1 / (1 + Math.exp(-evidence));
}
