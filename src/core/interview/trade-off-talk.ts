/**
 * Counts the sentences of an answer that weigh: what a choice costs, when another fits better. "It depends" alone weighs
 * nothing, so the sentence must also be about something of the entry.
 */
import type { Bullet, Entry, Rich } from '../model.ts';
import { plain } from '../model.ts';
import { readAnswer } from './clauses.ts';
import { isGlue } from './prose.ts';
import type { Word } from './words.ts';

const weighing = new Set(
  (
    'cost costs costly price pay pays expensive cheaper cheap tradeoff tradeoffs downside downsides drawback drawbacks sacrifice ' +
    'sacrifices lose loses risk risks complexity complicated slower worse depends versus vs overkill worth unless rather instead ' +
    'acceptable tolerate prefer penalty overhead'
  ).split(' '),
);
const phrases = [
  'trade off',
  'trade offs',
  'give up',
  'gives up',
  'in return',
  'at the expense',
  'on the other hand',
  'only if',
  'only when',
  'only makes sense',
  'not worth',
  'if i had',
  'good enough',
  'i would choose',
  'would not use',
];

/** How many clauses of `text` weigh something about the entry. */
export function weighings(text: string, entry: Entry): number {
  const topic = topicOf(entry);
  const { words, clauses } = readAnswer(text);
  return clauses.filter((clause, at) => {
    if (!weighs(words.slice(clause.from, clause.to).map((word) => word.text))) return false;
    // "We could shard. That costs us joins."
    const from = clauses[at - 1]?.from ?? clause.from;
    return isAbout(words.slice(from, clause.to), topic);
  }).length;
}

function weighs(words: readonly string[]): boolean {
  const line = ` ${words.join(' ')} `;
  return words.some((word) => weighing.has(word)) || phrases.some((phrase) => line.includes(` ${phrase} `));
}

/** Two words of the topic are enough. */
function isAbout(words: readonly Word[], topic: ReadonlySet<string>): boolean {
  return new Set(words.map(({ stem }) => stem).filter((stem) => topic.has(stem))).size >= 2;
}

/** Stems of what the entry says of its trade-offs, of when not, and of its points. */
function topicOf(entry: Entry): ReadonlySet<string> {
  const texts: readonly Rich[] = [
    ...(entry.tradeoffs?.rows.flat() ?? []),
    ...entry.whenNot.flatMap(richOf),
    ...entry.points.flatMap((point) => [point.head, ...point.details.flatMap(richOf)]),
  ];
  return stemsIn(texts.map(plain).join('. '));
}

/** How many different stems a text shares with others. */
export function sharedStems(text: string, others: readonly string[]): number {
  const theirs = stemsIn(others.join('. '));
  return [...stemsIn(text)].filter((stem) => theirs.has(stem)).length;
}

function stemsIn(text: string): ReadonlySet<string> {
  const words = readAnswer(text).words.filter((word) => !isGlue(word) && word.text.length > 2);
  return new Set(words.map(({ stem }) => stem));
}

function richOf(bullet: Bullet): readonly Rich[] {
  return [bullet.text, ...bullet.children.flatMap(richOf)];
}
