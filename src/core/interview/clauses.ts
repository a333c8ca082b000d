/**
 * Cuts an answer into clauses, the unit in which patterns look for company: at sentence ends, `;`, new lines, bullets and
 * words that turn the argument ("but", "while"). A line that was merely wrapped is not cut.
 */
import { wrapsIn } from './lines.ts';
import { type Word, wordsOf } from './words.ts';

export interface Clause {
  /** Range of word numbers in the answer, the end excluded. */
  readonly from: number;
  readonly to: number;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** Carries the clause before it on ("It must be bounded."), so the two may be read as one. */
  readonly continues: boolean;
  /** Ends with a question mark. */
  readonly asks: boolean;
}

export interface Answer {
  readonly source: string;
  readonly words: readonly Word[];
  readonly clauses: readonly Clause[];
  /** Word numbers that have a comma, colon, bracket or dash right before them. */
  readonly pauses: ReadonlySet<number>;
}

type Gap = 'none' | 'pause' | 'cut' | 'question' | 'lead';

const turns = new Set(['but', 'while', 'whereas', 'however', 'although', 'though']);
const carriers = new Set(
  'it this that these those they them its their which so then also and this otherwise because since'.split(' '),
);
/** What follows a "while" that turns nothing. */
const sameTime = /^(?:\w{3,}ing|revalidate)$/;
const abbreviation = /(?:^|\W)(?:e\.g|i\.e|vs|etc|approx|ca|fig|no)$/i;

export function readAnswer(source: string): Answer {
  const words = wordsOf(source);
  const wraps = wrapsIn(source);
  const clauses: Clause[] = [];
  const pauses = new Set<number>();
  let from = 0;
  let lead = false;
  const close = (to: number, gap: Gap) => {
    if (to > from) clauses.push(clauseOf(source, words, from, to, gap === 'question', lead || carries(words[from])));
    from = to;
    lead = gap === 'lead';
  };
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    const gap = before === undefined ? 'none' : gapOf(source, wraps, before.end, word.start);
    if (gap === 'pause') pauses.add(at);
    if (gap !== 'none' && gap !== 'pause') close(at, gap);
    else if (isTurn(source, word, words[at + 1])) close(at, 'cut');
  }
  const last = words.at(-1);
  close(words.length, last !== undefined && source.slice(last.end, last.end + 3).includes('?') ? 'question' : 'cut');
  return { source, words, clauses, pauses };
}

/** "Stale-while-revalidate" is one name, and "while draining" goes on with the same thought. */
function isTurn(source: string, { text, start, end }: Word, next: Word | undefined): boolean {
  if (!turns.has(text) || source[start - 1] === '-' || source[end] === '-') return false;
  return text !== 'while' || next === undefined || !sameTime.test(next.text);
}

function carries(word: Word | undefined): boolean {
  return word !== undefined && carriers.has(word.text);
}

function clauseOf(
  source: string,
  words: readonly Word[],
  from: number,
  to: number,
  asks: boolean,
  continues: boolean,
): Clause {
  const start = words[from]?.start ?? 0;
  return { from, to, start, end: words[to - 1]?.end ?? source.length, continues, asks };
}

/** What the characters between two words say. */
function gapOf(source: string, wraps: ReadonlySet<number>, start: number, end: number): Gap {
  if (start >= end) return 'none';
  const between = source.slice(start, Math.min(end, start + 40));
  if (between === ' ') return 'none';
  if (between.includes('?')) return 'question';
  if (/[;!•]/.test(between)) return 'cut';
  if (between.includes('\n')) return lineGap(source, wraps, between, start, end);
  if (/\.["')\].\s]/.test(between)) {
    return abbreviation.test(source.slice(Math.max(0, start - 8), start)) ? 'none' : 'cut';
  }
  return /[,:()[\]–—]|\s-+\s/.test(between) ? 'pause' : 'none';
}

/** A new line cuts unless the text was only wrapped: no bullet, no full stop, and a small letter goes on. */
function lineGap(source: string, wraps: ReadonlySet<number>, between: string, start: number, end: number): Gap {
  if (/:\s*\n/.test(between)) return 'lead';
  const goesOn = /^,?[ \t]*\r?\n[ \t]*$/.test(between) && /[\p{Ll}\d]/u.test(source[end] ?? '');
  return goesOn && wraps.has(source.indexOf('\n', start)) ? 'none' : 'cut';
}
