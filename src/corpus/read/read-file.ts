/** One file of content, whatever is in it, as the entries it holds and everything odd about it. */
import { basename, extname } from 'node:path';
import type { Form, LineOddity } from '../oddity.ts';
import { readFrontMatter, type FrontMatterReading } from './front-matter.ts';
import { referencesOf, type References } from './inline.ts';
import { outlineOf, type Outline, type Question, type Reading } from './outline.ts';
import { brokenPromises, readOutside } from './outside.ts';
import { noTags, readEntry, type Draft } from './read-entry.ts';
import { splitSections, type Section, type Source } from './source.ts';

export interface FileReading {
  readonly form: Form;
  readonly drafts: readonly Draft[];
  /** By line. */
  readonly oddities: readonly LineOddity[];
  /** The id of an entry that is left out for its errors: others may still name it. */
  readonly brokenId?: string;
}

function byLine(oddities: readonly LineOddity[]): readonly LineOddity[] {
  return [...oddities].sort((a, b) => a.line - b.line);
}

function warning(line: number, message: string): LineOddity {
  return { line, level: 'warning', message };
}

function error(line: number, message: string): LineOddity {
  return { line, level: 'error', message };
}

/** A file that has no tags at all says so once. */
function withoutRepeats(oddities: readonly LineOddity[], questions: number): readonly LineOddity[] {
  const untagged = oddities.filter((oddity) => oddity.message === noTags);
  if (untagged.length < 2 || untagged.length < questions) return oddities;
  const others = oddities.filter((oddity) => oddity.message !== noTags);
  const message = 'no question of this file has a line of tags: put `Tag One` `Tag Two` below each';
  return [warning(untagged[0]?.line ?? 1, message), ...others];
}

interface Opened {
  readonly source: Source;
  readonly references: References;
  readonly outline: Outline;
}

function open(lines: readonly string[], firstLine: number, reading: Reading): Opened {
  const source = splitSections(lines, firstLine);
  const references = referencesOf(source.definitions);
  return { source, references, outline: outlineOf(source.sections, references, reading) };
}

function readSmallest(lines: readonly string[], firstLine: number, file: string, reading: Reading): FileReading {
  const { source, references, outline } = open(lines, firstLine, reading);
  const outside = readOutside(outline.outside, references, 'smallest');
  const questions = [...outline.questions, ...outside.questions].sort((a, b) => a.line - b.line);
  if (questions.length === 0) {
    const isEmpty = lines.every((line) => line.trim() === '');
    const message = isEmpty ? 'the file is empty' : 'the file holds no question: put each one in a ### heading';
    return { form: 'smallest', drafts: [], oddities: [warning(isEmpty ? 1 : firstLine, message)] };
  }
  const read = questions.map((question) => readEntry(question, { file, references }));
  const titles = [...source.sections, ...questions].map(({ title }) => title);
  const oddities = [
    ...source.oddities,
    ...outline.oddities,
    ...outside.oddities,
    ...brokenPromises(outside.contents, titles, references),
    ...withoutRepeats(
      read.flatMap((entry) => entry.oddities),
      questions.length,
    ),
  ];
  return { form: 'smallest', drafts: read.map(({ draft }) => draft), oddities: byLine(oddities) };
}

/** What a full-form file must have around its question. */
function frameFaults(
  sections: readonly Section[],
  questions: readonly Question[],
  firstLine: number,
): readonly LineOddity[] {
  const faults = questions
    .slice(1)
    .map(({ line }) => error(line, 'a full-form file holds one question: move this one to its own file'));
  const [question] = questions;
  if (question === undefined) return [error(firstLine, 'the file has no question: put it in a ### heading')];
  for (const [level, name] of ['category', 'topic'].entries()) {
    const isThere = sections.some(
      (section) => section.level === level + 1 && section.line < question.line && section.title !== '',
    );
    if (!isThere)
      faults.push(error(question.line, `no ${name} stands above the question: add "${'#'.repeat(level + 1)} …"`));
  }
  return faults;
}

function nameFaults(id: string | undefined, file: string): readonly LineOddity[] {
  const name = basename(file, extname(file));
  return id === undefined || id === name
    ? []
    : [error(1, `the id "${id}" is not the file's name "${name}": make them equal`)];
}

function readFull(
  lines: readonly string[],
  front: Extract<FrontMatterReading, { kind: 'ours' }>,
  file: string,
): FileReading {
  const firstLine = front.height + 1;
  const { source, references, outline } = open(lines.slice(front.height), firstLine, 'dialect');
  const [question] = outline.questions;
  const read = question && readEntry(question, { file, references, front });
  const oddities = byLine([
    ...front.faults,
    ...nameFaults(front.id, file),
    ...source.oddities,
    ...outline.oddities,
    ...readOutside(outline.outside, references, 'full').oddities,
    ...(front.height < lines.length ? frameFaults(source.sections, outline.questions, firstLine) : []),
    ...(read?.oddities ?? []),
  ]);
  const isSound = front.data !== undefined && read !== undefined && !oddities.some(({ level }) => level === 'error');
  if (isSound) return { form: 'full', drafts: [read.draft], oddities };
  return { form: 'full', drafts: [], oddities, ...(front.id === undefined ? {} : { brokenId: front.id }) };
}

/** `text` has no byte order mark. `reading` says how freely headings of a file without front matter are taken for questions. Never throws. */
export function readText(text: string, file: string, reading: Exclude<Reading, 'dialect'>): FileReading {
  const lines = text.split(/\r\n|[\r\n]/);
  const front = readFrontMatter(lines);
  if (front.kind === 'ours') return readFull(lines, front, file);
  if (front.kind === 'none') return readSmallest(lines, 1, file, reading);
  const read = readSmallest(lines.slice(front.height), front.height + 1, file, reading);
  if (read.drafts.length === 0) return read;
  const message =
    'the front matter has no field of ours, so the file is read without it: give it an id to write a full entry';
  return { ...read, oddities: [warning(1, message), ...read.oddities] };
}
