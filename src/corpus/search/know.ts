/**
 * Decides whether the corpus knows what was asked. The score is not asked: it grows with any word in common. What counts is
 * how much of the question's information the entry covers (a word that the corpus does not know is information not covered),
 * how often it speaks of it, how alike one of its names is, and that a long question always holds words that no entry has.
 */
import type { Ranked } from './rank.ts';
import type { Tunables } from './tunables.ts';

/** Beyond this, more words are no excuse. */
const mostExcused = 6;

/** How sure one can be that the entry is about a query of `words` words, 0-1. */
export function confidenceOf({ coverage, said, name }: Ranked, words: number, { evidence }: Tunables): number {
  const logOdds =
    evidence.coverage * coverage +
    evidence.said * said +
    evidence.name * name +
    evidence.word * Math.min(words, mostExcused) -
    evidence.doubt;
  return 1 / (1 + Math.exp(-logOdds));
}
