/** What the rules of the checker share: what they look at, what they may use, and how they say what they found. */
import type { Entry } from '../../core/model.ts';
import type { Grader } from '../../core/ports.ts';
import type { EntryNotes, LineOddity } from '../oddity.ts';

export interface CheckTools {
  readonly grader: Pick<Grader, 'grade' | 'patternFault' | 'patternDoubt' | 'matches'>;
  /** The font size of the smallest text in pixels of a picture 1,200 wide, or what keeps the diagram from being drawn. */
  readonly draw: (dot: string) => Promise<{ readonly smallestTextPx: number } | { readonly fault: string }>;
  /** What no platform can show of an entry's pages; empty when all of it fits. */
  readonly pagesFaults: (entry: Entry) => readonly string[];
  readonly today: Temporal.PlainDate;
}

/** An entry with what the reader noted about it. */
export interface Subject {
  readonly entry: Entry;
  readonly notes: EntryNotes;
}

export function error(line: number, message: string): LineOddity {
  return { line, level: 'error', message };
}

export function warning(line: number, message: string): LineOddity {
  return { line, level: 'warning', message };
}

/** Line of a field of the front matter, or of the heading when it is not there. */
export function fieldLine({ entry, notes }: Subject, field: string): number {
  return notes.fieldLines.get(field) ?? entry.line;
}

/** Line of the first passage of a section, or of the heading when it has none. */
export function sectionLine({ entry, notes }: Subject, section: string): number {
  return notes.passages.find((passage) => passage.section === section)?.line ?? entry.line;
}

/** As people count them: runs without blanks that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
