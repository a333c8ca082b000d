/** What stands in a file outside its questions: contents, decoration, plain lists of questions, and text that is not shown. */
import type { Form, LineOddity } from '../oddity.ts';
import { contentsEntries, headingKey, isContentsTitle, isDecoration, type ContentsEntry } from './contents.ts';
import { bareTitle, endsAsQuestion } from './title.ts';
import type { References } from './inline.ts';
import { parseBlocks, rawText, type List, type Node } from './markdown.ts';
import { listedQuestion, type Outside, type Place, type Question } from './outline.ts';
import type { Section } from './source.ts';

export interface OutsideReading {
  readonly questions: readonly Question[];
  readonly contents: readonly ContentsEntry[];
  readonly oddities: readonly LineOddity[];
}

function isQuestionList(list: List): boolean {
  const asking = list.items.filter((item) => endsAsQuestion(rawText(item.nodes.slice(0, 1)).split('\n')[0] ?? ''));
  return asking.length > 0 && asking.length * 2 >= list.items.length;
}

interface NodeReading {
  readonly questions: readonly Question[];
  readonly contents: readonly ContentsEntry[];
  /** Line of the first thing that is neither. */
  readonly strayLine?: number;
}

function readList(list: List, place: Place, form: Form): NodeReading {
  const contents = contentsEntries(list);
  if (contents !== undefined) return { questions: [], contents };
  if (form === 'full' || !isQuestionList(list)) return { questions: [], contents: [], strayLine: list.line };
  const read = list.items.map((item) => ({ item, question: listedQuestion(item, place) }));
  const stray = read.find(({ question }) => question === undefined)?.item;
  const questions = read.flatMap(({ question }) => question ?? []);
  return { questions, contents: [], ...(stray === undefined ? {} : { strayLine: stray.line }) };
}

function readNode(node: Node, place: Place, form: Form): NodeReading {
  if (node.kind === 'list') return readList(node, place, form);
  return { questions: [], contents: [], ...(isDecoration(node) ? {} : { strayLine: node.line }) };
}

function strayMessage(section: Section, references: References): string {
  if (section.level === 0) return 'text before the first heading belongs to no question, so it is not shown';
  const name = section.title === '' ? 'a heading without text' : `"${bareTitle(section.title, references)}"`;
  return `the text below ${name} belongs to no question, so it is not shown`;
}

/** One oddity a section at most. */
export function readOutside(outside: readonly Outside[], references: References, form: Form): OutsideReading {
  const questions: Question[] = [];
  const contents: ContentsEntry[] = [];
  const oddities: LineOddity[] = [];
  for (const { section, place } of outside) {
    const read = parseBlocks(section.body, section.bodyLine).map((node) => readNode(node, place, form));
    const strayLine = read.find((node) => node.strayLine !== undefined)?.strayLine;
    questions.push(...read.flatMap((node) => node.questions));
    contents.push(...read.flatMap((node) => node.contents));
    if (strayLine === undefined || isContentsTitle(section.title)) continue;
    const level = form === 'full' ? 'error' : 'warning';
    oddities.push({ line: strayLine, level, message: strayMessage(section, references) });
  }
  return { questions, contents, oddities };
}

/** Contents entries whose question or heading the file does not have. */
export function brokenPromises(
  contents: readonly ContentsEntry[],
  titles: readonly string[],
  references: References,
): readonly LineOddity[] {
  if (contents.length === 0) return [];
  const keys = new Set(titles.map((title) => headingKey(bareTitle(title, references))));
  return contents.flatMap(({ text, anchor, line }) => {
    const name = bareTitle(text, references);
    const anchorKey = headingKey(decoded(anchor));
    // An anchor is made of the whole heading, number included.
    const isThere =
      anchor === '' || [headingKey(name), anchorKey, anchorKey.replace(/^\d+/, '')].some((key) => keys.has(key));
    const message = `the contents promise "${name}", but no heading says so: write the question or take the line out`;
    return isThere ? [] : [{ line, level: 'warning' as const, message }];
  });
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
