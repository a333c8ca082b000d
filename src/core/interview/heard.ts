/** What a message of the candidate holds: their words without asides, and whether they are such that something must be said. */
import { glueShare } from './prose.ts';
import { wordsOf } from './words.ts';

/** Characters of one saying that are kept. */
export const longestSaying = 20_000;

/** Without the lines that begin with `#`: those are the candidate's notes to themselves. */
export function withoutAsides(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .trim()
    .slice(0, longestSaying)
    .toWellFormed();
}

export type Concern = 'long' | 'code' | 'language';

/** Undefined for plain English words. */
export function concernOf(text: string): Concern | undefined {
  const outsideCode = text.replaceAll(/```[\s\S]*?(?:```|$)/g, ' ').trim();
  if (outsideCode === '' || !/[\p{L}\p{N}]/u.test(outsideCode)) return 'code';
  if (isForeign(outsideCode)) return 'language';
  return text.length >= longestSaying ? 'long' : undefined;
}

/** Small words of the languages that people are likeliest to slip into, none of which is an English word. */
const foreign = new Set(
  (
    'der das und ist nicht ein eine mit wir ich auf dem den werden weil dann wenn ' +
    'le les des est une dans pour avec sur nous qui pas aussi donc ' +
    'el los las una por con para que como pero porque cuando ' +
    'il gli della sono anche perché quando essere ' +
    'não uma com são também mais quando ' +
    'het een niet voor zijn maar dat ook ' +
    'jest nie się oraz że dla albo och inte för som'
  ).split(' '),
);
const fewestWords = 6;

function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 8 && latin < letters / 2) return true;
  const words = wordsOf(text.slice(0, 2000));
  if (words.length < fewestWords) return false;
  const strange = words.filter(({ raw }) => foreign.has(raw)).length / words.length;
  return strange > 0.15 && glueShare(words) < 0.2;
}
