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

/** What a clause is about to say of what it denies. */
type Setting = 'plain' | 'condition' | 'purpose';

function denyAhead(answer: Answer, clause: Clause, denied: Uint8Array, deniedOutright: Uint8Array): void {
  let setting: Setting = 'plain';
  for (let at = clause.from; at < clause.to; at += 1) {
    if (answer.pauses.has(at)) setting = 'plain';
    setting = settingFrom(answer.words, at, clause.from) ?? setting;
    if (!denies(answer.words, at)) continue;
    const end = reachOf(answer, at, clause.to);
    denied.fill(1, at + 1, end);
    if (setting !== 'condition' && !isPurpose(answer.words, at, setting)) deniedOutright.fill(1, at + 1, end);
  }
}

/** The end (excluded) of what a negator reaches. */
function reachOf({ pauses }: Answer, at: number, to: number): number {
  let end = at + 1;
  while (end <= at + reach && end < to && !pauses.has(end)) end += 1;
  return end;
}

function settingFrom(words: readonly Word[], at: number, from: number): Setting | undefined {
  const text = words[at]?.text ?? '';
  if (conditions.has(text) && (text !== 'without' || at <= from + 1)) return 'condition';
  return text === 'so' && !amounts.has(words[at + 1]?.text ?? '') ? 'purpose' : undefined;
}

/** Whether the negator at `at` names what something is done against: "so they never wait", "to avoid waiting", "which avoids". */
function isPurpose(words: readonly Word[], at: number, setting: Setting): boolean {
  const text = words[at]?.text ?? '';
  const [earlier, before, next] = [at - 2, at - 1, at + 1].map((near) => words[near]?.text ?? '');
  if (text === 'avoids' || text === 'avoiding') return true;
  if (before === 'to') return !wishes.has(earlier ?? '');
  if (text === 'not' && next === 'to') return before === 'order' || before === 'as';
  return setting === 'purpose' && !uses.has(next ?? '');
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
