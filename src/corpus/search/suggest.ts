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

type Look = (query: string, limit: number) => { readonly asked: readonly AskedWord[]; readonly ranked: readonly Ranked[] };

interface Candidate {
  readonly entry: number;
  /** Lower comes first. */
  readonly tier: number;
  readonly score: number;
  /** The phrase that was met, when it is not the title. */
  readonly phrase?: string;
}

export function createSuggester(index: SearchIndex, look: Look): (partial: string, limit: number) => Suggestion[] {
  const lines = index.entries.map(({ id, title }) => [foldedLine(id), foldedLine(title)]);
  return (partial, limit) => {
    const typed = foldedLine(normalise(partial));
    if (typed === '') return index.entries.slice(0, limit).map(({ id, title }) => ({ label: shorten(title, longestLabel), entry: id }));
    const found = new Map<number, Candidate>();
    lines.forEach((own, entry) => {
      if (own.includes(typed)) found.set(entry, { entry, tier: 0, score: 1 });
      else if (own.some((line) => line.startsWith(typed))) found.set(entry, { entry, tier: 1, score: 1 });
    });
    const { asked, ranked } = look(partial, Math.max(limit, 50));
    for (const hit of ranked) if (!found.has(hit.entry)) found.set(hit.entry, candidateOf(hit, typed, asked, index));
    return [...found.values()]
      .sort((a, b) => a.tier - b.tier || b.score - a.score || a.entry - b.entry)
      .slice(0, limit)
      .flatMap((candidate) => suggestionOf(candidate, index));
  };
}

function candidateOf({ entry, score }: Ranked, typed: string, asked: readonly AskedWord[], index: SearchIndex): Candidate {
  const names = index.names[entry] ?? [];
  const phrase = names.find(({ place, text }) => place !== 'title' && foldedLine(text).startsWith(typed))?.text;
  if (phrase !== undefined) return { entry, tier: 2, score, phrase };
  const title = new Set(names.filter(({ place }) => place === 'title').flatMap(({ stems }) => stems));
  if (holdsAll(asked, title)) return { entry, tier: 3, score };
  return { entry, tier: holdsAll(asked, new Set(names.flatMap(({ stems }: Name) => stems))) ? 4 : 5, score };
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
