/** Headings as titles: what a heading says once numbers, colons and notes in brackets are off, and whether it asks something. */
import { difficulties, plain, type Difficulty } from '../../core/model.ts';
import { shorten } from '../../core/rich.ts';
import { readRich, type References } from './inline.ts';

export interface TitleReading {
  readonly title: string;
  readonly difficulty?: Difficulty;
  /** What stood in brackets after the question. */
  readonly aside?: string;
  readonly oddities: readonly string[];
}

export const longestTitle = 150;

const number = /^(?:q(?:uestion)?(?: ?\d{1,4})? ?[:.)-] |\d{1,4}[.)](?!\d)) */i;
const checkbox = /^\[[ x]\]\s+/i;
const asking =
  /^(?:(?:how|what|why|when|where|which|who|whose|design|build|implement|walk) \S+ \S|(?:explain|describe|compare|discuss|define) \S)/i;

/** Number and checkbox off, Markdown off. */
export function bareTitle(raw: string, references: References): string {
  const text = plain(readRich(raw.replace(checkbox, '').replace(number, ''), references).rich);
  return text.replace(checkbox, '').replace(number, '').trim();
}

/** Whether it ends as a question does, notes in brackets and closing marks aside. */
export function endsAsQuestion(text: string): boolean {
  const end = text.replace(/\([^()]*\)(?=[:：\s*_]*$)/, '').replace(/[\s*_"'”’:：)]+$/, '');
  return /[?？]$/.test(end);
}

/** Whether a heading reads like a question or a task ("Design a …"). */
export function asksSomething(text: string): boolean {
  return (
    endsAsQuestion(text) ||
    asking.test(
      text
        .replace(checkbox, '')
        .replace(number, '')
        .replace(/^[*_]+/, ''),
    )
  );
}

interface Trailing {
  readonly text: string;
  readonly notes: readonly string[];
  readonly hadColon: boolean;
}

/** Colons at the end, and brackets after a question mark or with nothing in them, come off. */
function withoutTrail(title: string): Trailing {
  const notes: string[] = [];
  let text = title;
  let hadColon = false;
  for (;;) {
    const colon = text.replace(/[:：]+$/, '').trimEnd();
    const note = /\(([^()]*)\)$/.exec(colon);
    const before = note === null ? '' : colon.slice(0, note.index).trimEnd();
    const isNote = note !== null && (/[?？]$/.test(before) || !/[\p{L}\p{N}]/u.test(note[0]));
    const next = isNote ? before : colon;
    if (next === text || next === '') return { text, notes, hadColon };
    hadColon ||= colon !== text;
    if (isNote) notes.push((note[1] ?? '').trim());
    text = next;
  }
}

export function readTitle(raw: string, references: References): TitleReading {
  const bare = bareTitle(raw, references);
  const { text, notes, hadColon } = withoutTrail(bare);
  const difficulty = notes.flatMap((note) => difficulties.find((name) => name === note.toLowerCase()) ?? [])[0];
  const aside = notes.filter((note) => /[\p{L}\p{N}]/u.test(note) && note.toLowerCase() !== difficulty).join(' ');
  const title = shorten(text, longestTitle);
  return {
    title,
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(aside === '' ? {} : { aside }),
    oddities: [
      ...(hadColon ? ['the heading ends in a colon: take it off'] : []),
      ...(notes.length > 0 ? ['the heading ends in brackets, which are not part of the question: take them off'] : []),
      ...(title === text
        ? []
        : [`the title takes ${String(text.length)} characters: shorten it to ${String(longestTitle)}`]),
    ],
  };
}
