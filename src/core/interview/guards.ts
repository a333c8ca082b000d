/** What keeps words without understanding from earning points. */
import type { Guard } from '../ports.ts';
import { type Index, termPositions } from './answer-index.ts';
import { glueShare, isBareList, isListClause } from './prose.ts';
import type { Rubric } from './rubric.ts';
import { isSweeping } from './sweeping.ts';
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

/** 1 at each word that earns nothing: copied, part of a list or of a sweeping claim, or said along with a wrong claim. */
export function barredWords(index: Index, copied: Uint8Array, traps: readonly FoundTrap[]): Uint8Array {
  const barred = copied.slice();
  const { answer } = index;
  for (const clause of answer.clauses) {
    if (isListClause(answer, clause) || isSweeping(answer, clause)) barred.fill(1, clause.from, clause.to);
  }
  for (const { clause, span } of traps) {
    barred.fill(1, Math.max(clause.from, span.first - spoiled), Math.min(clause.to, span.last + spoiled + 1));
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
