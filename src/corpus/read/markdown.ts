/**
 * Block structure of a section: paragraphs, lists, quotes, tables and fences as a small tree with line numbers. Inline markup
 * stays raw in it, so patterns and sums can be read before it is interpreted.
 */
import MarkdownIt, { type Token } from 'markdown-it';

export interface Paragraph {
  readonly kind: 'paragraph';
  /** Raw inline Markdown; soft line breaks are kept. */
  readonly text: string;
  readonly line: number;
}

export interface Item {
  readonly nodes: readonly Node[];
  readonly line: number;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Item[];
  readonly line: number;
}

export interface Quote {
  readonly kind: 'quote';
  readonly nodes: readonly Node[];
  readonly line: number;
}

export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface Grid {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly line: number;
}

export interface Fence {
  readonly kind: 'fence';
  /** First word after the fence: the language. */
  readonly info: string;
  readonly text: string;
  readonly isClosed: boolean;
  readonly line: number;
}

export type Node = Paragraph | List | Quote | Grid | Fence;

// Headings and link definitions are cut out beforehand (source.ts); an indented line is text, never code.
const markdown = new MarkdownIt({ html: false }).disable(['code', 'lheading', 'reference', 'html_block']);

const deepestRepair = 12;
const strayBullet = /^\s*[-*+]\s+\S|^\s{2,}\d{1,3}[.)]\s+\S/;

interface Cursor {
  readonly tokens: readonly Token[];
  readonly lines: readonly string[];
  /** Line of the file on which `lines` begins. */
  readonly firstLine: number;
  readonly repairs: number;
  at: number;
}

function lineOf(cursor: Cursor, token: Token): number {
  return cursor.firstLine + (token.map?.[0] ?? 0);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Tabs before the text become the columns they stand for. */
function withSpaces(line: string): string {
  const indent = line.slice(0, indentOf(line));
  if (!indent.includes('\t')) return line;
  let columns = 0;
  for (const blank of indent) columns += blank === '\t' ? 4 - (columns % 4) : 1;
  return ' '.repeat(columns) + line.trimStart();
}

/** Lines without the blanks that all of them begin with. */
function dedented(lines: readonly string[]): readonly string[] {
  if (lines.some((line) => /^\S/.test(line))) return lines;
  const spaced = lines.map(withSpaces);
  const filled = spaced.filter((line) => line.trim() !== '');
  const indent = filled.reduce((least, line) => Math.min(least, indentOf(line)), Infinity);
  return indent === Infinity ? lines : spaced.map((line) => line.slice(indent));
}

/** A paragraph; bullets indented so far that Markdown takes them for its text become the list they were meant as. */
function paragraphs(cursor: Cursor, text: string, line: number): readonly Node[] {
  const lines = text.split('\n');
  const stray = lines.findIndex((candidate, i) => i > 0 && strayBullet.test(candidate));
  if (stray === -1 || cursor.repairs >= deepestRepair) return [{ kind: 'paragraph', text, line }];
  const rest = parse(dedented(lines.slice(stray)), line + stray, cursor.repairs + 1);
  return [{ kind: 'paragraph', text: lines.slice(0, stray).join('\n').trimEnd(), line }, ...rest];
}

function fence(cursor: Cursor, token: Token): Fence {
  const [from, to] = token.map ?? [0, 0];
  const isClosed = to - 1 > from && /[`~]{3,}\s*$/.test(cursor.lines[to - 1] ?? '');
  const info = token.info.trim().split(/\s+/)[0] ?? '';
  return { kind: 'fence', info, text: token.content.replace(/\n$/, ''), isClosed, line: lineOf(cursor, token) };
}

function table(cursor: Cursor, open: Token): Grid {
  const rows: { cells: string[]; line: number }[] = [];
  for (let token = cursor.tokens[cursor.at]; token && token.type !== 'table_close'; token = cursor.tokens[cursor.at]) {
    if (token.type === 'tr_open') rows.push({ cells: [], line: lineOf(cursor, token) });
    if (token.type === 'inline') rows.at(-1)?.cells.push(token.content);
    cursor.at += 1;
  }
  cursor.at += 1;
  return { kind: 'table', head: rows[0]?.cells ?? [], rows: rows.slice(1), line: lineOf(cursor, open) };
}

function list(cursor: Cursor, open: Token): List {
  const items: Item[] = [];
  for (let token = cursor.tokens[cursor.at]; token?.type === 'list_item_open'; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    items.push({ nodes: nodesUntil(cursor, 'list_item_close'), line: lineOf(cursor, token) });
  }
  cursor.at += 1;
  return { kind: 'list', items, line: lineOf(cursor, open) };
}

/** The nodes that begin with the token before the cursor, which moves past them. */
function nodesOf(cursor: Cursor, token: Token): readonly Node[] {
  switch (token.type) {
    case 'inline':
      return paragraphs(cursor, token.content, lineOf(cursor, token));
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [list(cursor, token)];
    case 'blockquote_open':
      return [{ kind: 'quote', nodes: nodesUntil(cursor, 'blockquote_close'), line: lineOf(cursor, token) }];
    case 'table_open':
      return [table(cursor, token)];
    case 'fence':
      return [fence(cursor, token)];
    // A rule, or the open and close tokens around the text of a paragraph or of a heading inside a list.
    default:
      return [];
  }
}

function nodesUntil(cursor: Cursor, closing: string): readonly Node[] {
  const nodes: Node[] = [];
  for (let token = cursor.tokens[cursor.at]; token; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === closing) break;
    nodes.push(...nodesOf(cursor, token));
  }
  return nodes;
}

function parse(lines: readonly string[], firstLine: number, repairs: number): readonly Node[] {
  const tokens: Token[] = [];
  markdown.block.parse(lines.join('\n'), markdown, {}, tokens);
  return nodesUntil({ tokens, lines, firstLine, repairs, at: 0 }, '');
}

/** Never throws; nesting beyond about 50 levels is left out. Lines that all begin with the same blanks lose them. */
export function parseBlocks(lines: readonly string[], firstLine: number): readonly Node[] {
  return parse(dedented(lines), firstLine, 0);
}

/** The raw text of nodes, one line for each paragraph, cell row and fence, in order. */
export function rawText(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'paragraph':
        case 'fence':
          return node.text;
        case 'quote':
          return rawText(node.nodes);
        case 'list':
          return node.items.map((item) => rawText(item.nodes)).join('\n');
        case 'table':
          return [node.head, ...node.rows.map((row) => row.cells)].map((cells) => cells.join(' | ')).join('\n');
      }
    })
    .join('\n');
}
