/**
 * Reads the pattern language of docs/content.md ("Pattern language") into a tree. A fault is one sentence with the column
 * it was found at, so an author can mend the line without knowing this file.
 *
 *   pattern := part (';' part)*        all of them, near each other, in any order
 *   part    := '!' chain | chain       '!' = must be absent
 *   chain   := choice ('>' choice)*    in this order
 *   choice  := item ('|' item)*
 *   item    := words | word '*' | '"' words '"' | '@' class | '(' pattern ')'
 */
import { paraphrases } from './paraphrases.ts';
import { Cursor, PatternFault, type Token, tokensOf } from './pattern-tokens.ts';
import { type Word, wordsOf } from './words.ts';

/** One word to find. A prefix finds every word that begins so. */
export interface Term {
  /** The same for equal terms. */
  readonly key: string;
  readonly text: string;
  readonly stem: string;
  readonly prefix: boolean;
}

export type Node =
  | { readonly kind: 'term'; readonly term: Term }
  /** `loose`: up to two other words may stand between its words. */
  | { readonly kind: 'phrase'; readonly terms: readonly Term[]; readonly loose: boolean }
  | { readonly kind: 'any'; readonly nodes: readonly Node[] }
  | { readonly kind: 'order'; readonly nodes: readonly Node[] }
  | { readonly kind: 'all'; readonly nodes: readonly Node[]; readonly absent: readonly Node[] };

const maxLength = 600;
const maxDepth = 5;
const maxPhrase = 8;
/** Parts of one `;` or `>` row. */
const maxParts = 8;
/** Words to look for, those of built-in groups included. */
const maxTerms = 150;

/** @throws PatternFault */
export function parsePattern(source: string): Node {
  if (source.length > maxLength) {
    throw new PatternFault(
      maxLength,
      `the pattern is longer than ${maxLength} characters; split it into several lines.`,
    );
  }
  const tokens = tokensOf(source);
  const cursor = new Cursor(tokens);
  const node = parseAll(cursor, 0);
  const rest = cursor.peek();
  if (rest.kind !== 'end') throw new PatternFault(rest.column, `"${rest.text}" does not fit here.`);
  if (termsIn(node).length > maxTerms) {
    throw new PatternFault(1, `the pattern looks for more than ${maxTerms} words; split it into several lines.`);
  }
  return node;
}

/** Every word a pattern looks for, those that must be absent aside. */
export function termsIn(node: Node): readonly Term[] {
  switch (node.kind) {
    case 'term':
      return [node.term];
    case 'phrase':
      return node.terms;
    case 'any':
    case 'order':
    case 'all':
      return node.nodes.flatMap(termsIn);
  }
}

function parseAll(cursor: Cursor, depth: number): Node {
  const nodes: Node[] = [];
  const absent: Node[] = [];
  const start = cursor.peek().column;
  do {
    if (cursor.take('!')) absent.push(parseOrder(cursor, depth));
    else nodes.push(parseOrder(cursor, depth));
  } while (cursor.take(';'));
  const [first] = nodes;
  if (nodes.length + absent.length > maxParts) throw tooMany(start);
  if (first === undefined) throw new PatternFault(start, 'something must be there besides what must be absent.');
  return nodes.length === 1 && absent.length === 0 ? first : { kind: 'all', nodes, absent };
}

function parseOrder(cursor: Cursor, depth: number): Node {
  const nodes = [parseChoice(cursor, depth)];
  const start = cursor.peek().column;
  while (cursor.take('>')) nodes.push(parseChoice(cursor, depth));
  if (nodes.length > maxParts) throw tooMany(start);
  return single(nodes) ?? { kind: 'order', nodes };
}

function parseChoice(cursor: Cursor, depth: number): Node {
  const nodes = [parseItem(cursor, depth)];
  while (cursor.take('|')) nodes.push(parseItem(cursor, depth));
  return single(nodes) ?? { kind: 'any', nodes };
}

function tooMany(column: number): PatternFault {
  return new PatternFault(column, `more than ${maxParts} parts are too many to be near each other; split the line.`);
}

function single(nodes: readonly Node[]): Node | undefined {
  return nodes.length === 1 ? nodes[0] : undefined;
}

function parseItem(cursor: Cursor, depth: number): Node {
  const token = cursor.next();
  switch (token.kind) {
    case 'words':
      return phraseOf(token, token.text, true);
    case 'phrase':
      return phraseOf(token, token.text.slice(1, -1), false);
    case 'class':
      return classOf(token);
    case '(':
      return parseBracket(cursor, token, depth + 1);
    case '!':
      throw new PatternFault(token.column, '"!" may only stand at the start of a part between ";".');
    case ';':
    case '|':
    case '>':
    case ')':
    case 'end':
      throw new PatternFault(token.column, `a word or a phrase is missing before ${quoted(token)}.`);
  }
}

function parseBracket(cursor: Cursor, open: Token, depth: number): Node {
  if (depth > maxDepth) throw new PatternFault(open.column, `brackets are nested deeper than ${maxDepth}.`);
  const inner = parseAll(cursor, depth);
  if (!cursor.take(')')) throw new PatternFault(open.column, 'this bracket is never closed.');
  return inner;
}

function quoted(token: Token): string {
  return token.kind === 'end' ? token.text : `"${token.text}"`;
}

function classOf(token: Token): Node {
  const name = token.text.slice(1);
  const source = paraphrases.get(name);
  if (source === undefined) {
    const known = [...paraphrases.keys()].map((key) => `@${key}`).join(', ');
    throw new PatternFault(token.column, `"@${name}" is not a built-in group; there are ${known}.`);
  }
  return parsePattern(source);
}

/** Words as typed. One word is a term; several are a phrase. */
function phraseOf(token: Token, text: string, loose: boolean): Node {
  const terms = text
    .split(/\s+/)
    .filter((part) => part !== '')
    .flatMap((part) => termsOf(token, part));
  const [first] = terms;
  if (first === undefined) throw new PatternFault(token.column, `${quoted(token)} holds no word.`);
  if (terms.length > maxPhrase) throw new PatternFault(token.column, `a phrase has more than ${maxPhrase} words.`);
  return terms.length === 1
    ? { kind: 'term', term: first }
    : { kind: 'phrase', terms, loose: loose && /\s/.test(text) };
}

function termsOf(token: Token, part: string): readonly Term[] {
  const prefix = part.endsWith('*');
  const bare = prefix ? part.slice(0, -1) : part;
  if (bare.includes('*'))
    throw new PatternFault(token.column, `"*" may only end a word, as in "bound*", not "${part}".`);
  const words = wordsOf(bare);
  if (!prefix) return words.map(termOf);
  return prefixTerms(token, part, words);
}

/** `write-behind*` is a phrase whose last word is the prefix; a prefix is taken as typed, never written out. */
function prefixTerms(token: Token, part: string, words: readonly Word[]): readonly Term[] {
  const last = words.at(-1);
  if (last === undefined || last.raw.length < 2) {
    throw new PatternFault(token.column, `"${part}" needs at least two letters before "*".`);
  }
  const before = words.filter((word) => word.start < last.start);
  return [...before.map(termOf), { key: `${last.raw}*`, text: last.raw, stem: last.raw, prefix: true }];
}

function termOf({ text, stem }: Word): Term {
  return { key: text, text, stem, prefix: false };
}
