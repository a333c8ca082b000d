/** Every word of the corpus with its stem. Grows while entries are read; each form of a word is looked at once. */
import SearchableMap from 'minisearch/SearchableMap';
import { stem } from '../../core/interview/stem.ts';
import { isFiller } from './filler.ts';
import { piecesOf, tokenOf } from './tokens.ts';

export interface Word {
  readonly text: string;
  /** Stems are numbered in the order they were met. */
  readonly stem: number;
}

export interface Lexicon {
  readonly words: ReadonlyMap<string, Word>;
  /** Number of each stem. */
  readonly stems: ReadonlyMap<string, number>;
  /** Words of names and heads, as a radix tree: what a misspelt or half-typed word may be taken for. */
  readonly named: SearchableMap<Word>;
  /** The stems of a text in order, without filler; new words are learnt. `isName` marks them as named. */
  readonly learn: (text: string, isName: boolean) => number[];
}

interface KnownWord extends Word {
  isNamed: boolean;
}

export function createLexicon(): Lexicon {
  const words = new Map<string, KnownWord>();
  const stems = new Map<string, number>();
  const named = new SearchableMap<Word>();
  /** Words by the form that stands in the text, filler left out. */
  const written = new Map<string, readonly KnownWord[]>();

  const wordOf = (text: string): KnownWord => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const root = stem(text);
    const number = stems.get(root) ?? stems.size;
    stems.set(root, number);
    const word = { text, stem: number, isNamed: false };
    words.set(text, word);
    return word;
  };
  const wordsOf = (form: string): readonly KnownWord[] => {
    const { text, humps } = tokenOf(form);
    const found = [text, ...humps].filter((part) => !isFiller(part)).map(wordOf);
    written.set(form, found);
    return found;
  };
  const learn = (text: string, isName: boolean): number[] => {
    const found: number[] = [];
    for (const form of piecesOf(text)) {
      for (const word of written.get(form) ?? wordsOf(form)) {
        if (isName && !word.isNamed) {
          word.isNamed = true;
          named.set(word.text, word);
        }
        found.push(word.stem);
      }
    }
    return found;
  };
  return { words, stems, named, learn };
}
