/**
 * Cuts the lines of a file at its headings, before any Markdown is parsed. A section is parsed on its own, so a fence that is
 * never closed or any other damage ends with its section, and a file of many megabytes is never one big parse.
 */
import type { LineOddity } from '../oddity.ts';

/** A heading with the lines below it, down to the next heading of any level. */
export interface Section {
  /** 1-6; 0 for what stands before the first heading. */
  readonly level: number;
  /** As written, with inline markup. */
  readonly title: string;
  /** Line of the heading, 1 is the first of the file. */
  readonly line: number;
  readonly body: readonly string[];
  /** Line of the first body line. */
  readonly bodyLine: number;
}

/** Targets of reference links by their raw label. */
export type Definitions = ReadonlyMap<string, string>;

export interface Source {
  readonly sections: readonly Section[];
  readonly definitions: Definitions;
  readonly oddities: readonly LineOddity[];
}

interface Heading {
  readonly level: number;
  readonly title: string;
  /** How many lines the heading takes. */
  readonly height: number;
  readonly oddity?: string;
}

// A number before the hashes is a list item that holds a heading: `1. ### What is …`.
const atxHeading = /^ {0,3}(?:\d{1,4}[.)] {1,3})?(#{1,6})(?:[ \t]+(\S.*)?)?$/;
/** A longer heading is cut: nobody reads it, and the reader of titles takes its time over each character. */
const longestHeading = 1000;
const hashesWithoutSpace = /^ {0,3}(#{2,6})([^#\s].*)$/;
const fenceLine = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:(`{3,})(?!`)|(~{3,})(?!~))(.*)$/;
const definition = /^ {0,3}\[([^\]]+)\]:\s*<?((?:https?:\/\/|mailto:|[#/.])[^\s>]*)>?(?:\s.*)?$/;

function atx(line: string): Heading | undefined {
  const match = atxHeading.exec(line);
  const hashes = match?.[1];
  if (hashes !== undefined) {
    const title = (match?.[2] ?? '')
      .slice(0, longestHeading)
      .trimEnd()
      .replace(/(?:^|\s)#+$/, '')
      .trim();
    return { level: hashes.length, title, height: 1 };
  }
  const loose = hashesWithoutSpace.exec(line);
  if (loose?.[1] === undefined || loose[2] === undefined) return undefined;
  return {
    level: loose[1].length,
    title: loose[2].slice(0, longestHeading).trim(),
    height: 1,
    oddity: 'put a space between the # and the heading',
  };
}

/** A line underlined with `===` or `---`. A sentence above a `---` is text above a rule, whatever the letter of Markdown. */
function underlined(lines: readonly string[], at: number): Heading | undefined {
  const underline = /^ {0,3}(={3,}|-{3,})\s*$/.exec(lines[at + 1] ?? '')?.[1];
  if (underline === undefined) return undefined;
  const title = (lines[at] ?? '').trim();
  const above = (lines[at - 1] ?? '').trim();
  if (title === '' || above !== '' || title.length > 150 || /^(?:[-*+>|`~]|\d+[.)]\s)|[.!:;,]$/.test(title))
    return undefined;
  return { level: underline.startsWith('=') ? 1 : 2, title, height: 2 };
}

function fenceMark(line: string): { readonly fence: string; readonly info: string } | undefined {
  const match = fenceLine.exec(line);
  const fence = match?.[1] ?? match?.[2];
  const info = (match?.[3] ?? '').trim();
  // Three backticks closed on their own line are code inside a sentence.
  return fence === undefined || (fence.startsWith('`') && info.includes('`')) ? undefined : { fence, info };
}

/**
 * Index of the line that closes the fence opened at `at`, or undefined when it is never closed. A second opener with a
 * language inside means that the first was cut off.
 */
function fenceEnd(lines: readonly string[], at: number, fence: string): number | undefined {
  for (let i = at + 1; i < lines.length; i += 1) {
    const mark = fenceMark(lines[i] ?? '');
    if (mark?.fence[0] !== fence[0]) continue;
    if (mark?.info !== '') return undefined;
    if (mark.fence.length >= fence.length) return i;
  }
  return undefined;
}

export function splitSections(allLines: readonly string[], firstLine: number): Source {
  const lines = [...allLines];
  const definitions = new Map<string, string>();
  const oddities: LineOddity[] = [];
  const sections: Section[] = [];
  let open: Pick<Section, 'level' | 'title' | 'line'> = { level: 0, title: '', line: firstLine };
  let bodyFrom = 0;
  const close = (to: number): void => {
    sections.push({ ...open, body: lines.slice(bodyFrom, to), bodyLine: firstLine + bodyFrom });
  };

  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const mark = fenceMark(line);
    if (mark !== undefined) {
      i = fenceEnd(lines, i, mark.fence) ?? i;
      continue;
    }
    const defined = definition.exec(line);
    if (defined?.[1] !== undefined && defined[2] !== undefined) {
      definitions.set(defined[1], defined[2]);
      lines[i] = '';
      continue;
    }
    const heading = atx(line) ?? underlined(lines, i);
    if (heading === undefined) continue;
    close(i);
    open = { level: heading.level, title: heading.title, line: firstLine + i };
    if (heading.oddity !== undefined) oddities.push({ line: open.line, level: 'warning', message: heading.oddity });
    i += heading.height - 1;
    bodyFrom = i + 1;
  }
  close(lines.length);
  return { sections, definitions, oddities };
}
