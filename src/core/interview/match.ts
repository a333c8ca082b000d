/**
 * Looks for a pattern in one stretch of an answer. Every step walks sorted lists of word numbers, so the work grows with
 * the length of the answer times the length of the pattern and never faster: no pattern is turned into a regular expression.
 */
import type { Answer } from './clauses.ts';
import type { Node, Term } from './pattern.ts';
import { isNegator, type Polarity, polarityOf } from './polarity.ts';
import { beginsWithTypo, isTypoOf, type Word } from './words.ts';

/** First and last word of a hit. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Words from the first to the last that must be there. */
const reach = 20;
/** Other words that an unquoted phrase may have between two of its own. */
const looseGap = 2;

interface Form {
  readonly word: Word;
  readonly at: number[];
}

/** An answer made ready for many patterns. */
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
type Reading = 'literal' | 'lenient' | 'strict';

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

/** Where to look, and how. */
interface Range {
  readonly index: Index;
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly reading: Reading;
}

/** The first hit of `pattern` among the words `from` to `to` (excluded). */
export function findPattern(
  pattern: Node,
  index: Index,
  from: number,
  to: number,
  reading: 'lenient' | 'strict',
): Span | undefined {
  return spansOf(pattern, { index, from, to, reading: hasNegator(pattern) ? 'literal' : reading })[0];
}

const ownNegator = new WeakMap<Node, boolean>();

/** A pattern that names a negator itself reads denials on its own. */
function hasNegator(node: Node): boolean {
  const known = ownNegator.get(node);
  if (known !== undefined) return known;
  const answer = negates(node);
  ownNegator.set(node, answer);
  return answer;
}

function negates(node: Node): boolean {
  switch (node.kind) {
    case 'term':
      return isNegator(node.term);
    case 'phrase':
      return node.terms.some(isNegator);
    case 'any':
    case 'order':
    case 'all':
      return node.nodes.some(hasNegator);
  }
}

/** Hits by first word, each start once with its nearest end. */
function spansOf(node: Node, range: Range): readonly Span[] {
  switch (node.kind) {
    case 'term':
      return positionsIn(node.term, range).map((at) => ({ first: at, last: at }));
    case 'phrase':
      return phraseSpans(node.terms, node.loose ? looseGap : 0, range);
    case 'any':
      return merged(node.nodes.map((inner) => spansOf(inner, range)));
    case 'order':
      return ordered(node.nodes.map((inner) => spansOf(inner, range)));
    case 'all':
      if (node.absent.some((inner) => spansOf(inner, range).length > 0)) return [];
      return together(node.nodes.map((inner) => spansOf(inner, range)));
  }
}

function positionsIn(term: Term, { index, from, to, reading }: Range): readonly number[] {
  const positions = termPositions(term, index, reading);
  return positions.slice(firstFrom(positions, from), firstFrom(positions, to));
}

/** How many of the sorted numbers are below `bound`. */
function firstFrom(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function termPositions(term: Term, index: Index, reading: Reading): readonly number[] {
  const key = term.prefix ? `${term.text}*` : term.text;
  const known = index.found[reading].get(key);
  if (known) return known;
  const positions = reading === 'literal' ? lookUp(term, index) : allowed(term, index, reading);
  index.found[reading].set(key, positions);
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

function phraseSpans(terms: readonly Term[], gap: number, range: Range): readonly Span[] {
  const [head, ...rest] = terms.map((term) => positionsIn(term, range));
  const cursors = rest.map(() => 0);
  return (head ?? []).flatMap((first) => {
    let last = first;
    for (const [number, positions] of rest.entries()) {
      const cursor = skip(positions, cursors[number] ?? 0, (at) => at <= last);
      cursors[number] = cursor;
      const next = positions[cursor];
      if (next === undefined || next > last + 1 + gap) return [];
      last = next;
    }
    return [{ first, last }];
  });
}

/** The first place from `start` on where `isBefore` no longer holds. */
function skip<T>(list: readonly T[], start: number, isBefore: (item: T) => boolean): number {
  let at = start;
  for (let item = list[at]; item !== undefined && isBefore(item); item = list[at]) at += 1;
  return at;
}

function merged(lists: readonly (readonly Span[])[]): readonly Span[] {
  const nearest = new Map<number, Span>();
  for (const span of lists.flat()) {
    const known = nearest.get(span.first);
    if (known === undefined || span.last < known.last) nearest.set(span.first, span);
  }
  return [...nearest.values()].sort((a, b) => a.first - b.first);
}

/** Chains each start to the nearest next part after it. */
function ordered(lists: readonly (readonly Span[])[]): readonly Span[] {
  const [head, ...rest] = lists;
  const cursors = rest.map(() => 0);
  return (head ?? []).flatMap((start) => {
    let last = start.last;
    for (const [number, spans] of rest.entries()) {
      const cursor = skip(spans, cursors[number] ?? 0, (span) => span.first <= last);
      cursors[number] = cursor;
      const next = spans[cursor];
      if (next === undefined || next.first - start.first > reach) return [];
      last = next.last;
    }
    return [{ first: start.first, last }];
  });
}

/** The tightest stretches that hold one span of every list: advance whichever begins first. */
function together(lists: readonly (readonly Span[])[]): readonly Span[] {
  const cursors = lists.map(() => 0);
  const hits: Span[] = [];
  for (;;) {
    const current = lists.flatMap((list, number) => list[cursors[number] ?? 0] ?? []);
    if (current.length < lists.length) return hits;
    const first = Math.min(...current.map((span) => span.first));
    const last = Math.max(...current.map((span) => span.last));
    if (last - first <= reach) hits.push({ first, last });
    const behind = current.findIndex((span) => span.first === first);
    cursors[behind] = (cursors[behind] ?? 0) + 1;
  }
}
