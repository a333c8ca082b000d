/** The corpus as numbers: which entries hold which stem, what each stem tells, and every name as a list of stems. */
import type { Entry } from '../../core/model.ts';
import { namesOf, textsOf } from './index-fields.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { namedWords, type NamedWords } from './named-words.ts';
import { holders, shareFocus, writePostings, type Postings } from './postings.ts';
import type { Place, Tunables } from './tunables.ts';

/** A title, label or `asked as` phrase. */
export interface Name {
  readonly place: Place;
  readonly text: string;
  /** Distinct stems, without filler; never empty. */
  readonly stems: readonly number[];
}

export interface SearchIndex {
  readonly entries: readonly Entry[];
  readonly lexicon: Pick<Lexicon, 'words' | 'stems'>;
  readonly named: NamedWords;
  readonly postings: Postings;
  /** What a stem tells, by stem: high for rare ones, above 0. */
  readonly info: Float64Array;
  /** What a word tells that stands nowhere. */
  readonly mostInfo: number;
  /** By entry. */
  readonly names: readonly (readonly Name[])[];
}

export function buildIndex(entries: readonly Entry[], tunables: Tunables): SearchIndex {
  const lexicon = createLexicon();
  const writer = writePostings(tunables);
  const names = entries.map((entry) => {
    for (const { text, place } of textsOf(entry)) writer.add(lexicon.learn(text, place === 'head'), place);
    const own = namesOf(entry).map(({ text, place }): Name => {
      const stems = lexicon.learn(text, true);
      writer.add(stems, place);
      return { place, text, stems: [...new Set(stems)] };
    });
    writer.next();
    return own.filter(({ stems }) => stems.length > 0);
  });
  const postings = writer.finish(lexicon.stems.size);
  const mostInfo = information(0, entries.length);
  const naming = timesNaming(names, lexicon.stems.size);
  const info = Float64Array.from(naming, (count, stem) =>
    Math.max(tunables.leastInfo * mostInfo, information(count || holders(postings, stem), entries.length)),
  );
  shareFocus(postings, info, entries.length);
  return { entries, lexicon, named: namedWords(lexicon.named), postings, info, mostInfo, names };
}

/** In how many entries each stem is part of a name: a word that all texts use may still name few of them. */
function timesNaming(names: readonly (readonly Name[])[], stems: number): Uint32Array {
  const times = new Uint32Array(stems);
  for (const own of names) {
    for (const stem of new Set(own.flatMap((name) => name.stems))) times[stem] = (times[stem] ?? 0) + 1;
  }
  return times;
}

/** Inverse document frequency, never negative. */
function information(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
