/** From points and wrong claims to a score of 100: coverage of the rubric, not truth. */

/** Share of a point's weight. What is earned in a second try after the end counts for nothing: the answer is known by then. */
const worth = { explained: 1, claimed: 1, named: 0.4, retried: 0, missing: 0 } as const;
/** Points lost by a wrong claim, and saved by a full answer: there one is a slip. A second is none any more. */
const trapCost = 20;
const slip = 10;
const twoTrapCap = 35;

export interface Weighed {
  readonly state: keyof typeof worth;
  readonly weight: number;
}

/** 0-100, an integer, and at most `cap`. */
export function scoreOf(points: readonly Weighed[], traps: number, cap = 100): number {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const earned = points.reduce((sum, { state, weight }) => sum + worth[state] * weight, 0);
  const share = total === 0 ? 0 : earned / total;
  const score = 100 * share - trapCost * traps + (traps > 0 ? slip * share : 0);
  return Math.round(Math.max(0, Math.min(cap, traps >= 2 ? twoTrapCap : 100, score)));
}
