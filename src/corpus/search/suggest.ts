/**
 * Choices while somebody types. The order is by how the typed text was met, so that what people see moves little
 * from one letter to the next: id or title, `asked as` or label, words of the title, words misspelt, then text.
 */
import type { Suggestion } from '../../core/view.ts';
import { shorten } from '../../core/rich.ts';
import { normalise } from './normalise.ts';
import type { Ranked } from './rank.ts';
import type { AskedWord } from './read-query.ts';
import type { Name, SearchIndex } from './search-index.ts';
import { foldedLine } from './tokens.ts';

const longestLabel = 100;
const longestPhrase = 40;

/** The last tier in which all that is typed stands in the names of the entry. */
const lastNamed = 4;
/** What only stands in the text is offered beside a name when it has this share of its score. */
const weakShare = 0.5;

type Look = (
  query: string,
  limit: number,
) => { readonly asked: readonly AskedWord[]; readonly ranked: readonly Ranked[] };

interface Candidate {
  readonly entry: number;
  /** Lower comes first. */
  readonly tier: number;
  readonly score: number;
  /** The phrase that was met, when it is not the title. */
  readonly phrase?: string;
}

export function createSuggester(index: SearchIndex, look: Look): (partial: string, limit: number) => Suggestion[] {
  const lines = index.entries
    .flatMap(({ id, title }, entry) => [id, title].map((text) => ({ line: foldedLine(text), entry })))
    .sort((a, b) => compare(a.line, b.line));
  // At most one line for each name of the corpus.
  const folded = new Map<Name, string>();
  const lineOf = (name: Name): string => {
    const line = folded.get(name) ?? foldedLine(name.text);
    folded.set(name, line);
    return line;
  };
  return (partial, limit) => {
    const typed = foldedLine(normalise(partial));
    if (typed === '')
      return index.entries.slice(0, limit).map(({ id, title }) => ({ label: shorten(title, longestLabel), entry: id }));
    const found = new Map<number, Candidate>();
    for (let at = firstFrom(lines, typed); found.size < limit && lines[at]?.line.startsWith(typed); at += 1) {
      const { line = '', entry = 0 } = lines[at] ?? {};
      if (!found.has(entry)) found.set(entry, { entry, tier: line === typed ? 0 : 1, score: 1 });
    }
    const { asked, ranked } = look(partial, Math.max(limit, 50));
    for (const hit of ranked)
      if (!found.has(hit.entry)) found.set(hit.entry, candidateOf(hit, typed, asked, index, lineOf));
    return withoutWeak([...found.values()])
      .sort((a, b) => a.tier - b.tier || b.score - a.score || a.entry - b.entry)
      .slice(0, limit)
      .flatMap((candidate) => suggestionOf(candidate, index));
  };
}

function candidateOf(
  { entry, score }: Ranked,
  typed: string,
  asked: readonly AskedWord[],
  index: SearchIndex,
  lineOf: (name: Name) => string,
): Candidate {
  const names = index.names[entry] ?? [];
  const phrase = names.find((name) => name.place !== 'title' && lineOf(name).startsWith(typed))?.text;
  if (phrase !== undefined) return { entry, tier: 2, score, phrase };
  const title = new Set(names.filter(({ place }) => place === 'title').flatMap(({ stems }) => stems));
  if (holdsAll(asked, title)) return { entry, tier: 3, score };
  return { entry, tier: holdsAll(asked, new Set(names.flatMap(({ stems }: Name) => stems))) ? 4 : 5, score };
}

/** Where a name is met, texts that merely share a word are noise. */
function withoutWeak(candidates: readonly Candidate[]): Candidate[] {
  const named = candidates.filter(({ tier }) => tier <= lastNamed);
  const least = weakShare * Math.max(0, ...named.map(({ score }) => score));
  return candidates.filter(({ tier, score }) => tier <= lastNamed || score >= least);
}

/** By code units, so that the lines that begin with one text stand together. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Where the lines from `line` on begin. */
function firstFrom(lines: readonly { readonly line: string }[], line: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.line ?? '') < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function holdsAll(asked: readonly AskedWord[], stems: ReadonlySet<number>): boolean {
  return asked.every(({ readings }) => readings.some(({ stem }) => stems.has(stem)));
}

function suggestionOf({ entry, phrase }: Candidate, { entries }: SearchIndex): Suggestion[] {
  const found = entries[entry];
  if (found === undefined) return [];
  const title = found.title === '' ? found.id : found.title;
  const label = phrase === undefined ? title : `${shorten(phrase, longestPhrase)} · ${title}`;
  return [{ label: shorten(label, longestLabel), entry: found.id }];
}
