/**
 * Finds the questions of a file among its headings. In the dialect they stand at level 3 under a category and a topic; files
 * that put them at another level, or in a plain list, are read by what plainly asks something.
 */
import { isContentsTitle } from './contents.ts';
import { type References } from './inline.ts';
import { parseBlocks, type Item, type Node } from './markdown.ts';
import type { LineOddity } from '../oddity.ts';
import { sectionKind } from './sections.ts';
import type { Section } from './source.ts';
import { readTags } from './tags.ts';
import { asksSomething, bareTitle, endsAsQuestion } from './title.ts';

export interface Question {
  /** As written. */
  readonly title: string;
  readonly line: number;
  readonly category: string;
  readonly topic: string;
  /** What stands below it, down to the first deeper heading. Parsed anew on each call. */
  readonly nodes: () => readonly Node[];
  /** The deeper headings below it. */
  readonly parts: readonly Section[];
}

export interface Outline {
  readonly questions: readonly Question[];
  /** Sections that belong to no question, with the category and topic they stand under. */
  readonly outside: readonly Outside[];
  readonly oddities: readonly LineOddity[];
}

export interface Outside {
  readonly section: Section;
  readonly place: Place;
}

export interface Place {
  readonly category: string;
  readonly topic: string;
}

/** How freely headings may be taken for questions. `dialect`: level 3 only. `plain`: only what ends in a question mark or asks. */
export type Reading = 'dialect' | 'usual' | 'plain';

export const dialectLevel = 3;
const noCategory = 'General';

function hasBody(section: Section): boolean {
  return section.body.some((line) => line.trim() !== '');
}

function hasTags(section: Section): boolean {
  const first = section.body.find((line) => line.trim() !== '');
  return first !== undefined && readTags(first) !== undefined;
}

/** Whether a heading stands for itself: it has text of its own, or nothing deeper below it. */
function isLeaf(sections: readonly Section[], at: number): boolean {
  const section = sections[at];
  const next = sections[at + 1];
  return section !== undefined && (hasBody(section) || next === undefined || next.level <= section.level);
}

function mayAsk(section: Section): boolean {
  return (
    section.level > 0 &&
    section.title !== '' &&
    !isContentsTitle(section.title) &&
    sectionKind(section.title) === undefined
  );
}

/** Where the questions of a file stand, and whether every heading there is one or only those that ask something. */
interface Level {
  readonly level: number;
  readonly takesAll: boolean;
}

/** The level most questions stand at, the shallower of two equals; undefined when no heading asks anything. */
function questionLevel(sections: readonly Section[], reading: Reading): Level | undefined {
  if (reading === 'dialect') return { level: dialectLevel, takesAll: true };
  const counts = new Map<number, number>();
  const asks = (section: Section): boolean =>
    hasTags(section) || (reading === 'plain' ? endsAsQuestion(section.title) : asksSomething(section.title));
  for (const [at, section] of sections.entries()) {
    if (!mayAsk(section) || !isLeaf(sections, at) || !asks(section)) continue;
    counts.set(section.level, (counts.get(section.level) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([levelA, a], [levelB, b]) => b - a || levelA - levelB);
  if (most === undefined) {
    const hasDialectShape = [1, 2, dialectLevel].every((level) => sections.some((section) => section.level === level));
    return reading === 'usual' && hasDialectShape ? { level: dialectLevel, takesAll: true } : undefined;
  }
  const [level, asking] = most;
  const all = sections.filter((section) => section.level === level && mayAsk(section)).length;
  return { level, takesAll: level === dialectLevel && (reading === 'usual' || asking * 2 >= all) };
}

function placeOf(above: readonly Section[], references: References): Place {
  const names = above.filter((section) => section.level > 0 && section.title !== '').slice(-2);
  const [category = noCategory, topic = ''] = names.map((section) =>
    bareTitle(section.title, references).replace(/\s*[:：]+$/, ''),
  );
  return { category, topic };
}

/** A question made of a bullet of a plain list; what follows its first line is the answer. */
export function listedQuestion(item: Item, place: Place): Question | undefined {
  const [first, ...rest] = item.nodes;
  if (first?.kind !== 'paragraph') return undefined;
  const [title = '', ...more] = first.text.split('\n');
  if (!endsAsQuestion(title) && !asksSomething(title)) return undefined;
  const text = more.join('\n').trim();
  const nodes: readonly Node[] = text === '' ? rest : [{ kind: 'paragraph', text, line: first.line + 1 }, ...rest];
  return { title, line: item.line, ...place, nodes: () => nodes, parts: [] };
}

interface Walk {
  readonly sections: readonly Section[];
  readonly reading: Reading;
  /** Undefined when no level has questions. */
  readonly at: Level | undefined;
}

/** Whether nothing between this heading and the next of its level or above stands at the level of the questions. */
function holdsNoQuestion({ sections, at }: Walk, index: number): boolean {
  const own = sections[index]?.level ?? 0;
  for (let i = index + 1; i < sections.length; i += 1) {
    const level = sections[i]?.level ?? 0;
    if (level <= own) return true;
    if (level === at?.level) return false;
  }
  return true;
}

/** Whether a heading is a question. `isOpen`: a question stands above it, whose part a deeper heading may be. */
function isQuestion(walk: Walk, index: number, isOpen: boolean): boolean {
  const section = walk.sections[index];
  if (section === undefined || walk.at === undefined || section.title === '') return false;
  if (walk.reading === 'dialect') return section.level === walk.at.level;
  if (!mayAsk(section)) return false;
  const { level, takesAll } = walk.at;
  if (section.level === level) return takesAll || asksSomething(section.title) || hasTags(section);
  if (!endsAsQuestion(section.title)) return false;
  return section.level > level ? !isOpen : hasBody(section) && holdsNoQuestion(walk, index);
}

interface Open {
  readonly section: Section;
  readonly place: Place;
  readonly parts: Section[];
}

function questionOf({ section, place, parts }: Open): Question {
  const nodes = (): readonly Node[] => parseBlocks(section.body, section.bodyLine);
  return { title: section.title, line: section.line, ...place, nodes, parts };
}

function oddityOf(section: Section, isAsking: boolean, level: number | undefined): readonly LineOddity[] {
  const warning = (message: string): readonly LineOddity[] => [{ line: section.line, level: 'warning', message }];
  if (isAsking && level !== undefined && section.level !== level) {
    return warning(`this question stands at another heading level than the others: begin it with ${'#'.repeat(level)}`);
  }
  return section.level > 0 && section.title === ''
    ? warning('this heading has no text: give it some or take it out')
    : [];
}

/** Never throws. */
export function outlineOf(sections: readonly Section[], references: References, reading: Reading): Outline {
  const walk: Walk = { sections, reading, at: questionLevel(sections, reading) };
  const opened: Open[] = [];
  const outside: Outside[] = [];
  const oddities: LineOddity[] = [];
  let open: Open | undefined;
  let above: readonly Section[] = [];
  for (const [index, section] of sections.entries()) {
    const isAsking = isQuestion(walk, index, open !== undefined);
    oddities.push(...oddityOf(section, isAsking, walk.at?.level));
    const isNamed = sectionKind(section.title) !== undefined;
    if (!isAsking && open !== undefined && (section.level > open.section.level || isNamed)) {
      open.parts.push(section);
      continue;
    }
    above = above.filter((heading) => heading.level < section.level);
    if (isAsking) {
      open = { section, place: placeOf(above, references), parts: [] };
      opened.push(open);
    } else {
      open = undefined;
      outside.push({ section, place: placeOf([...above, section], references) });
    }
    above = [...above, section];
  }
  return { questions: opened.map(questionOf), outside, oddities };
}
