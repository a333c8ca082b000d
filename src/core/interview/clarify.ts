/**
 * Finds the interviewer's answers to clarifying questions, as the lookup finds entries: by stems and families of words, rare
 * words counting more than common ones, over the lines of one entry.
 */
import { stem } from '../language/stem.ts';
import type { Clarification } from '../model.ts';
import { plain } from '../model.ts';
import { isGlue } from './prose.ts';
import { wordsOf } from './words.ts';

/** Words with which people ask for the same thing. */
const families: readonly (readonly string[])[] = [
  'user users people person customer customers client clients audience dau mau account accounts'.split(' '),
  'where region regions country countries continent global globally worldwide international location locations geography'.split(
    ' ',
  ),
  'fresh freshness stale latency late delay delayed fast quick quickly realtime soon immediately seconds consistent consistency'.split(
    ' ',
  ),
  'traffic load qps rps requests request throughput peak'.split(' '),
  'size big large volume storage bytes gb tb'.split(' '),
  'budget cost costs money price cheap'.split(' '),
  'feature features functionality functional scope actions behaviour behavior'.split(' '),
  'secure security auth authentication privacy private gdpr compliance'.split(' '),
  'available availability downtime uptime sla slo outage'.split(' '),
];
const familyOf = new Map(
  families.flatMap((words, index) => words.map((word) => [stem(word), `family ${index}`] as const)),
);

/** What a line says counts less than what it asks. */
const worthOfAnswer = 0.7;
/** Nearly every question has people in it, so they tell little; a word that no line holds may be a detail of the wording. */
const people = familyOf.get(stem('users'));
const doubtful = 0.5;
/** Share of what the question tells that a line must hold. */
const least = 0.3;

/** The lines that answer what is asked in `text`, best for each question, and how many questions nothing answers. */
export function clarify(
  text: string,
  lines: readonly Clarification[],
): { readonly found: readonly Clarification[]; readonly unanswered: number } {
  const weigh = weigher(lines);
  const answers = questionsIn(text).map((question) => {
    const keys = keysOf(question);
    const total = [...keys].reduce((sum, key) => sum + weigh.worth(key), 0);
    const [best] = lines
      .map((line, index) => ({ line, score: weigh.score(keys, index) }))
      .toSorted((a, b) => b.score - a.score);
    return best !== undefined && best.score > 0 && best.score >= least * total ? best.line : undefined;
  });
  const found = [...new Set(answers.filter((line) => line !== undefined))];
  return { found, unanswered: answers.filter((line) => line === undefined).length };
}

interface Weigher {
  readonly worth: (key: string) => number;
  readonly score: (keys: ReadonlySet<string>, line: number) => number;
}

function weigher(lines: readonly Clarification[]): Weigher {
  const read = lines.map(({ question, answer }) => ({
    asks: keysOf(plain(question)),
    says: keysOf(plain(answer)),
  }));
  const worth = (key: string): number => {
    const holding = read.filter(({ asks, says }) => asks.has(key) || says.has(key)).length;
    return Math.log(1 + (lines.length + 1) / (holding + 1)) * (key === people || holding === 0 ? doubtful : 1);
  };
  return {
    worth,
    score: (keys, index) => {
      const line = read[index];
      if (line === undefined) return 0;
      const shareOf = (key: string): number => (line.asks.has(key) ? 1 : line.says.has(key) ? worthOfAnswer : 0);
      return [...keys].reduce((sum, key) => sum + worth(key) * shareOf(key), 0);
    },
  };
}

function keysOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text).flatMap((word) => {
      const family = familyOf.get(word.stem);
      if (family !== undefined) return [family];
      return isGlue(word) || word.text.length < 3 ? [] : [word.stem];
    }),
  );
}

const interrogative =
  /^(?:and |also |so |ok |okay |- |\* )*(?:how|what|which|who|whom|where|when|why|is|are|am|do|does|did|should|can|could|will|would|must|may|any|shall)\b/i;

/** Sentences that ask: with a question mark, or that begin as questions do. At most 10. */
export function questionsIn(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+|,\s+(?=(?:and\s+)?(?:how|what|when|where|which|who)\b)/i)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.endsWith('?') || (interrogative.test(sentence) && !sentence.endsWith('.')))
    .slice(0, 10);
}
