/** What keeps words without understanding from earning points. */
import type { Guard } from '../ports.ts';
import { type Index, termPositions } from './answer-index.ts';
import { glueShare, isBareList, isIntroduced, isListClause } from './prose.ts';
import type { Rubric } from './rubric.ts';
import { sweepOf } from './sweeping.ts';
import type { FoundTrap } from './traps.ts';

/** Fewer words cannot carry a reason; more is asked for. */
const minimumWords = 12;
/** Stuffing is both: mostly the rubric's words, and hardly anything that says how they hang together. Terse honest notes are only the first. */
const maximumRubricShare = 0.6;
const minimumGlueShare = 0.25;
const maximumCopiedShare = 0.5;
/** Words of its own clause on either side that a wrong claim spoils. */
const spoiled = 12;

export function guardOf(rubric: Rubric, index: Index, copied: Uint8Array): Guard | undefined {
  const count = index.answer.words.length;
  if (count === 0) return 'short';
  if (share(copied) > maximumCopiedShare) return 'copied';
  if (isBareList(index.answer)) return 'list';
  if (count < minimumWords) return 'short';
  return isStuffed(rubric, index) ? 'stuffed' : undefined;
}

function isStuffed(rubric: Rubric, index: Index): boolean {
  return glueShare(index.answer.words) < minimumGlueShare && rubricShare(rubric, index) > maximumRubricShare;
}

/** What a word of an answer may still earn. A higher number earns less. */
export const bar = {
  none: 0,
  /** Waved off: only a pattern that names the denial itself is right there. */
  waved: 1,
  /** In a list with a lead: names a point, beside others that are explained. */
  listed: 2,
  /** Copied, in a list without a lead or in a sweeping claim, or said along with a wrong one. */
  all: 3,
} as const;

/** The bar of each word. */
export function barredWords(index: Index, copied: Uint8Array, traps: readonly FoundTrap[]): Uint8Array {
  const { answer } = index;
  const barred = new Uint8Array(answer.words.length);
  const raise = (to: number, from: number, end: number) => {
    for (let at = from; at < end; at += 1) barred[at] = Math.max(to, barred[at] ?? bar.none);
  };
  for (const clause of answer.clauses) {
    const sweep = sweepOf(answer, clause);
    if (sweep !== undefined) barred.fill(bar.all, clause.from, clause.to);
    if (sweep?.waved) barred.fill(bar.waved, sweep.waved.from, sweep.waved.to);
    if (isListClause(answer, clause))
      raise(isIntroduced(answer, clause) ? bar.listed : bar.all, clause.from, clause.to);
  }
  for (const [at, isCopied] of copied.entries()) if (isCopied === 1) barred[at] = bar.all;
  for (const { clause, span } of traps) {
    raise(bar.all, Math.max(clause.from, span.first - spoiled), Math.min(clause.to, span.last + spoiled + 1));
  }
  return barred;
}

function rubricShare(rubric: Rubric, index: Index): number {
  const hit = new Uint8Array(index.answer.words.length);
  for (const term of rubric.terms) for (const at of termPositions(term, index, 'literal')) hit[at] = 1;
  return share(hit);
}

function share(marks: Uint8Array): number {
  return marks.length === 0 ? 0 : marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
}
