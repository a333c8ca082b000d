/** An answer made ready for many patterns: which words stand where, and which of them are denied. */
import type { Answer } from './clauses.ts';
import type { Term } from './pattern.ts';
import { type Polarity, polarityOf } from './polarity.ts';
import { beginsWithTypo, isTypoOf, type Word } from './words.ts';

interface Form {
  readonly word: Word;
  readonly at: number[];
}

export interface Index {
  readonly answer: Answer;
  /** Distinct words by each initial they may be looked up under. */
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  /** Word numbers of terms looked up before, by what they were asked to leave out. */
  readonly found: Readonly<Record<Reading, Map<string, readonly number[]>>>;
  readonly polarity: Polarity;
}

/**
 * `literal` takes every word; `lenient` leaves out what is denied outright: right for points and reasons; `strict` leaves
 * out what is denied in any way, also as a condition: right for wrong claims.
 */
export type Reading = 'literal' | 'lenient' | 'strict';

export function indexAnswer(answer: Answer): Index {
  const distinct = new Map<string, Form>();
  for (const [at, word] of answer.words.entries()) {
    const key = `${word.raw} ${word.text}`;
    const known = distinct.get(key);
    if (known) known.at.push(at);
    else distinct.set(key, { word, at: [at] });
  }
  const forms = new Map<string, Form[]>();
  for (const form of distinct.values()) {
    for (const initial of new Set([form.word.raw[0], form.word.text[0], form.word.stem[0]])) {
      if (initial === undefined) continue;
      const bucket = forms.get(initial);
      if (bucket) bucket.push(form);
      else forms.set(initial, [form]);
    }
  }
  const found = { literal: new Map<string, readonly number[]>(), lenient: new Map(), strict: new Map() };
  return { answer, forms, found, polarity: polarityOf(answer) };
}

export function termPositions(term: Term, index: Index, reading: Reading): readonly number[] {
  const known = index.found[reading].get(term.key);
  if (known) return known;
  const positions = reading === 'literal' ? lookUp(term, index) : allowed(term, index, reading);
  index.found[reading].set(term.key, positions);
  return positions;
}

function allowed(term: Term, index: Index, reading: 'lenient' | 'strict'): readonly number[] {
  const denied = reading === 'strict' ? index.polarity.denied : index.polarity.deniedOutright;
  return termPositions(term, index, 'literal').filter((at) => denied[at] !== 1);
}

function lookUp(term: Term, index: Index): readonly number[] {
  const initials = new Set([term.text[0] ?? '', term.stem[0] ?? '']);
  const forms = new Set([...initials].flatMap((initial) => index.forms.get(initial) ?? []));
  return [...forms]
    .filter((form) => finds(term, form.word))
    .flatMap((form) => form.at)
    .sort((a, b) => a - b);
}

function finds(term: Term, word: Word): boolean {
  if (term.prefix) {
    return word.raw.startsWith(term.text) || word.text.startsWith(term.text) || beginsWithTypo(word, term.text);
  }
  return word.stem === term.stem || isTypoOf(word, term.text);
}
