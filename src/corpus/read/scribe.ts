/**
 * Reads text on behalf of one entry and keeps book of what was seen: oddities, the passages people get to read, and the sums
 * among them. What is a fault in the full form is tolerated in the smallest, and reported in both.
 */
import { plain, type Rich } from '../../core/model.ts';
import type { Arithmetic, Form, LineOddity, Passage } from '../oddity.ts';
import { readRich, type References } from './inline.ts';

export interface Scribe {
  readonly form: Form;
  /** Against a rule: an error in the full form, a warning in the smallest. */
  readonly fault: (line: number, message: string) => void;
  readonly warn: (line: number, message: string) => void;
  /** Raw inline Markdown that people get to see. `[check: …]` is noted and taken out. */
  readonly rich: (raw: string, line: number) => Rich;
  /** The same for text that is not shown. */
  readonly hidden: (raw: string, line: number) => string;
  /** The same scribe, filing its passages under another section. */
  readonly within: (section: string) => Scribe;
}

export interface Book {
  readonly oddities: LineOddity[];
  readonly passages: Passage[];
  readonly arithmetic: Arithmetic[];
}

export function emptyBook(): Book {
  return { oddities: [], passages: [], arithmetic: [] };
}

const sum = /`?\[check:([^\]]*)\]`?/g;

function lineAt(text: string, index: number, line: number): number {
  return line + (text.slice(0, index).match(/\n/g)?.length ?? 0);
}

/** The text without its sums, which go to the book. */
function withoutSums(raw: string, line: number, book: Book): string {
  if (!raw.includes('[check:')) return raw;
  for (const match of raw.matchAll(sum)) {
    book.arithmetic.push({ statement: (match[1] ?? '').trim(), line: lineAt(raw, match.index, line) });
  }
  return raw
    .replace(sum, '')
    .replace(/ +(?=[.,;:!?]|$)/g, '')
    .replace(/ {2,}/g, ' ');
}

export function createScribe(form: Form, references: References, book: Book, section = 'Answer'): Scribe {
  const fault = (line: number, message: string): void => {
    book.oddities.push({ line, level: form === 'full' ? 'error' : 'warning', message });
  };
  const read = (raw: string, line: number): Rich => {
    const text = withoutSums(raw, line, book);
    if (text.includes('[check:')) fault(line, 'a [check: …] is never closed: end it with ]');
    const { rich, oddities } = readRich(text, references);
    for (const message of oddities) fault(line, message);
    return rich;
  };
  return {
    form,
    fault,
    warn: (line, message) => {
      book.oddities.push({ line, level: 'warning', message });
    },
    rich: (raw, line) => {
      const rich = read(raw, line);
      const text = plain(rich);
      if (text !== '') book.passages.push({ section, text, line });
      return rich;
    },
    hidden: (raw, line) => plain(read(raw, line)),
    within: (name) => createScribe(form, references, book, name),
  };
}
