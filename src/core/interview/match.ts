/**
 * Looks for a pattern in one stretch of an answer. Every step walks sorted lists of word numbers, so the work grows with
 * the length of the answer times the length of the pattern and never faster: no pattern is turned into a regular expression.
 */
import { type Index, type Reading, termPositions } from './answer-index.ts';
import type { Node, Term } from './pattern.ts';
import { isNegator } from './polarity.ts';

/** First and last word of a hit. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Words from the first to the last that must be there. */
const reach = 20;
/** Other words that an unquoted phrase may have between two of its own. */
const looseGap = 2;

/** Where to look, and how. */
interface Range {
  readonly index: Index;
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly reading: Reading;
}

/** The hits of `pattern` among the words `from` to `to` (excluded), by their first word. */
export function findPatterns(
  pattern: Node,
  index: Index,
  from: number,
  to: number,
  reading: 'lenient' | 'strict',
): readonly Span[] {
  return spansOf(pattern, { index, from, to, reading: hasNegator(pattern) ? 'literal' : reading });
}

const ownNegator = new WeakMap<Node, boolean>();

/** A pattern that names a negator itself reads denials on its own. */
export function hasNegator(node: Node): boolean {
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
      return ordered(allSpans(node.nodes, range));
    case 'all':
      if (node.absent.some((inner) => spansOf(inner, range).length > 0)) return [];
      return together(allSpans(node.nodes, range));
  }
}

/** One list of hits for each node; none at all when a node has no hit, since nothing can come of the others then. */
function allSpans(nodes: readonly Node[], range: Range): readonly (readonly Span[])[] {
  const lists: (readonly Span[])[] = [];
  for (const node of nodes) {
    const spans = spansOf(node, range);
    if (spans.length === 0) return [];
    lists.push(spans);
  }
  return lists;
}

function positionsIn(term: Term, { index, from, to, reading }: Range): readonly number[] {
  const positions = termPositions(term, index, reading);
  if (positions.length === 0) return positions;
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

function phraseSpans(terms: readonly Term[], gap: number, range: Range): readonly Span[] {
  const lists: (readonly number[])[] = [];
  for (const term of terms) {
    const positions = positionsIn(term, range);
    if (positions.length === 0) return [];
    lists.push(positions);
  }
  const [head, ...rest] = lists;
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

function merged(all: readonly (readonly Span[])[]): readonly Span[] {
  const lists = all.filter((list) => list.length > 0);
  if (lists.length <= 1) return lists[0] ?? [];
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
  if (lists.length === 0) return [];
  const cursors = lists.map(() => 0);
  const hits: Span[] = [];
  for (;;) {
    let first = Infinity;
    let last = -1;
    let earliest = 0;
    for (const [number, list] of lists.entries()) {
      const span = list[cursors[number] ?? 0];
      if (span === undefined) return hits;
      if (span.first < first) [first, earliest] = [span.first, number];
      if (span.last > last) last = span.last;
    }
    if (last - first <= reach) hits.push({ first, last });
    cursors[earliest] = (cursors[earliest] ?? 0) + 1;
  }
}
