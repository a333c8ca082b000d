/**
 * Which words of an answer are denied, so that "we do not need a queue" does not name the queue. A negator reaches three
 * words ahead and stops at a pause; a dismissal ("is not needed", "is pointless") reaches back.
 */
import type { Answer, Clause } from './clauses.ts';
import type { Word } from './words.ts';

export interface Polarity {
  /** 1 where the word is denied. */
  readonly denied: Uint8Array;
  /**
   * The same without what is only denied as a condition or a purpose: "if you don't bound it, memory runs out" still names
   * the bound, and "so that threads do not hang" still gives hanging as the reason.
   */
  readonly deniedOutright: Uint8Array;
}

const reach = 3;
const negators = new Set(
  'not no never without nor neither none nobody nothing hardly avoid avoids avoiding lack lacks'.split(' '),
);
const conditions = new Set(['if', 'unless', 'when', 'whenever', 'without', 'until']);
/** "So many" says how many, not what for. */
const amounts = new Set(['many', 'much', 'few', 'little', 'far']);
/** "We want to avoid a queue", "we do not need one": told of the thing itself, whatever the purpose. */
const wishes = new Set('want wants try tries trying prefer like'.split(' '));
const uses = new Set('need needed use used want require required have'.split(' '));
const pointless = new Set('unnecessary pointless useless irrelevant overkill unneeded'.split(' '));
const wanted = new Set('needed necessary required important relevant useful worth matter help'.split(' '));
const trouble = new Set('occur happen exist problem issue concern'.split(' '));

export function isNegator(word: Pick<Word, 'text'>): boolean {
  return negators.has(word.text);
}

export function polarityOf(answer: Answer): Polarity {
  const denied = new Uint8Array(answer.words.length);
  const deniedOutright = new Uint8Array(answer.words.length);
  for (const clause of answer.clauses) {
    denyAhead(answer, clause, denied, deniedOutright);
    denyBack(answer, clause, denied);
    denyBack(answer, clause, deniedOutright);
  }
  return { denied, deniedOutright };
}

function denyAhead(answer: Answer, clause: Clause, denied: Uint8Array, deniedOutright: Uint8Array): void {
  let conditional = false;
  let purpose = false;
  for (let at = clause.from; at < clause.to; at += 1) {
    const word = answer.words[at];
    if (word === undefined) return;
    if (answer.pauses.has(at)) [conditional, purpose] = [false, false];
    if (conditions.has(word.text) && (word.text !== 'without' || at <= clause.from + 1)) conditional = true;
    if (word.text === 'so' && !amounts.has(answer.words[at + 1]?.text ?? '')) purpose = true;
    if (!denies(answer.words, at)) continue;
    const outright = !conditional && !isPurpose(answer.words, at, purpose);
    for (let next = at + 1; next <= at + reach && next < clause.to && !answer.pauses.has(next); next += 1) {
      denied[next] = 1;
      if (outright) deniedOutright[next] = 1;
    }
  }
}

/** Whether the negator at `at` names what something is done against: "so they never wait", "to avoid waiting", "which avoids". */
function isPurpose(words: readonly Word[], at: number, after: boolean): boolean {
  const text = words[at]?.text ?? '';
  const [earlier, before, next] = [at - 2, at - 1, at + 1].map((near) => words[near]?.text ?? '');
  if (text === 'avoids' || text === 'avoiding') return true;
  if (before === 'to') return !wishes.has(earlier ?? '');
  if (text === 'not' && next === 'to') return before === 'order' || before === 'as';
  return after && !uses.has(next ?? '');
}

/** "not only", "not just" and "without it" deny nothing that follows; "instead of" and "rather than" do. */
function denies(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  const next = words[at + 1]?.text ?? '';
  if (text === 'of') return words[at - 1]?.text === 'instead';
  if (text === 'than') return words[at - 1]?.text === 'rather';
  if (text === 'not') return !['only', 'just', 'merely'].includes(next);
  if (text === 'no') return next !== 'matter';
  if (text === 'without') return !['it', 'this', 'that', 'them', 'these'].includes(next);
  return negators.has(text);
}

function denyBack(answer: Answer, clause: Clause, denied: Uint8Array): void {
  for (let at = clause.from + 1; at < clause.to; at += 1) {
    const back = dismissedBack(answer.words, at);
    for (let before = at - 1; before >= Math.max(clause.from, at - back); before -= 1) {
      denied[before] = 1;
      if (answer.pauses.has(before)) break;
    }
  }
}

/** How many words before this one it dismisses: what is not wanted, or is said not to exist. */
function dismissedBack(words: readonly Word[], at: number): number {
  const text = words[at]?.text ?? '';
  if (pointless.has(text)) return isNegatorAt(words, at - 1) ? 0 : 2 * reach;
  if (text !== 'not') return 0;
  const ahead = [1, 2].map((more) => words[at + more]?.text ?? '');
  if (ahead.some((word) => wanted.has(word))) return 2 * reach;
  return ahead.some((word) => trouble.has(word)) ? reach : 0;
}

function isNegatorAt(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && isNegator(word);
}
