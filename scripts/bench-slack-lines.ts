/** Lines that people could type: phrases of the real corpus, half of them misspelt. */
import { openCorpus } from '../src/corpus/corpus.ts';
import { dice } from './generated-entries.ts';
import { readQueries } from './relevance-figures.ts';

const beginnings = ['', '', 'what about ', 'how does one do ', 'explain ', 'when to use ', 'problems with '];
const endings = ['', '', ' please', ' in practice', ' at scale', ' for beginners', ' in an interview'];
const letters = 'etaoinshrdlucm';

export interface TypedLines {
  /** One for each entry, which is answered with its card. */
  readonly ids: readonly string[];
  /** All different, all of them answered with a card. */
  readonly lines: readonly string[];
  /** Those of the development set that are answered with a card. */
  readonly asked: readonly string[];
}

/** `count` lines. `cacheDir` is for the corpus, which draws nothing here. */
export async function typedLines(count: number, cacheDir: string): Promise<TypedLines> {
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const corpus = await openCorpus({ contentDir: 'content', cacheDir, synonymsFile: 'config/synonyms.yaml', log });
  const phrases = corpus.all().flatMap(({ title, askedAs }) => [title, ...askedAs]);
  const random = dice(11);
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  const lines = new Set<string>();
  for (let tries = 0; lines.size < count; tries += 1) {
    if (tries > 20 * count) throw new Error(`the corpus gives ${lines.size} lines only`);
    const phrase = pick(phrases, '');
    const typed = random() < 0.5 ? misspelt(phrase, random) : phrase;
    const line = pick(beginnings, '') + typed + pick(endings, '');
    if (corpus.search(line, 10).answer) lines.add(line);
  }
  const asked = readQueries('tests/fixtures/relevance/queries.dev.jsonl').map(({ q }) => q);
  corpus.close();
  return {
    ids: corpus.all().map(({ id }) => id),
    lines: [...lines],
    asked: asked.filter((query) => corpus.search(query, 10).answer),
  };
}

/** `count` lines: all of `lines` in turn, over and over. */
export function cycled(lines: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, at) => lines[at % lines.length] ?? '');
}

/** As many lines as there are in `lines`, drawn so that the first hundred come again and again: `popular` is their share, 0-1. */
export function repeated(lines: readonly string[], popular: number): string[] {
  const random = dice(12);
  return lines.map((line) => (random() < popular ? (lines[Math.floor(random() * 100)] ?? line) : line));
}

/** One letter is missing, doubled, another, or changes places with the next. */
function misspelt(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2));
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  const other = letters[Math.floor(random() * letters.length)] ?? 'e';
  const kinds = [after, here + here + after, other + after, after.slice(0, 1) + here + after.slice(1)];
  return before + (kinds[Math.floor(random() * kinds.length)] ?? after);
}
