/**
 * Recognises claims too sweeping to be knowledge: "never fails", "costs nothing", "no backup needed". Whoever knows a subject
 * names its limits, so such a clause earns nothing; whether it is also wrong is for an entry's reject lines to say.
 */
import type { Answer, Clause } from './clauses.ts';
import type { Word } from './words.ts';

/** Sweeping wherever they stand. */
const phrases = [
  'for free',
  'comes free',
  'at no cost',
  'cost nothing',
  'costs nothing',
  'no extra cost',
  'no problem',
  'not a problem',
  'never a problem',
  'certainly',
  'obviously',
  'for sure',
  'guaranteed to',
  'regardless of cost',
  'regardless of load',
  'regardless of the',
  'whatever the traffic',
  'whatever the load',
  'any load',
  'any traffic',
  'as before',
  'like before',
  'no need for',
  'not at all',
  'not needed',
  'not necessary',
  'not required',
].map((phrase) => phrase.split(' '));

/**
 * "Always gives", "never fails", "always strongly consistent": what follows the absolute, or is one word away, praises or promises.
 * Rules and facts ("input never concatenated", "one key always hashes alike") may be absolute. Verbs that advice uses as well stand
 * in their third person only: "always keeps" claims, "always keep" advises.
 */
const promises = new Map([
  [
    'always',
    new Set(
      `absorbs applies available best better cheaper consistent continue continues correct delivers ensures enough equal fair fast
      faster fixes free fresh gets gives guaranteed guarantees handles healthy in keeps latest lower perfect prevents protects
      reliable remain remains restores returns right safe secure sees solves spreads stay stays succeed succeeds superior tolerate
      tolerates wins work works`.split(/\s+/),
    ),
  ],
  [
    'never',
    new Set(
      `break breaks crash crashes down drift drifts fail failing fails happen happens harm harms hurt hurts late lose loses lost
      misses outdated overloaded problem slow stale unavailable wrong`.split(/\s+/),
    ),
  ],
]);
/** What stands before an absolute that advises, is denied or is merely told of one case. */
const advisers = new Set(
  'i we you one not should must would will can could so that to and or but then please also just ll d is are be'.split(
    ' ',
  ),
);
const waved = new Set(['needed', 'necessary', 'required', 'need', 'problem', 'issue']);
/** "No atomic step needed", "no burst problem" have so many words at most. */
const dismissal = 4;

export interface Sweep {
  /** "No coordination needed": the words that wave something off, the end excluded. An entry may say the very same. */
  readonly waved?: { readonly from: number; readonly to: number };
}

/** What makes a clause sweeping. */
export function sweepOf(answer: Answer, clause: Clause): Sweep | undefined {
  const { words } = answer;
  let sweep: Sweep | undefined;
  for (let at = clause.from; at < clause.to; at += 1) {
    // What follows is a purpose, and purposes may be absolute.
    if (words[at]?.text === 'so' && words[at + 1]?.text === 'that') break;
    if (isAbsolute(answer, clause, at) || phrases.some((phrase) => stands(words, at, clause.to, phrase))) return {};
    if (isDismissal(words, at, clause.to)) {
      sweep = { waved: { from: at, to: Math.min(clause.to, at + dismissal + 1) } };
    }
  }
  return sweep;
}

function isAbsolute({ words, pauses }: Answer, clause: Clause, at: number): boolean {
  const promised = promises.get(words[at]?.text ?? '');
  if (promised === undefined || at === clause.from || pauses.has(at)) return false;
  if (advisers.has(words[at - 1]?.text ?? '')) return false;
  return words.slice(at + 1, Math.min(clause.to, at + 3)).some((word) => promised.has(word.text));
}

function isDismissal(words: readonly Word[], at: number, end: number): boolean {
  if (words[at]?.text !== 'no') return false;
  return words.slice(at + 2, Math.min(end, at + dismissal + 1)).some((word) => waved.has(word.text));
}

function stands(words: readonly Word[], at: number, end: number, phrase: readonly string[]): boolean {
  return at + phrase.length <= end && phrase.every((text, more) => words[at + more]?.text === text);
}
