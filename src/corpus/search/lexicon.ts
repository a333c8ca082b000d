/** Every word of the corpus with its stem. Grows while entries are read; each form of a word is looked at once. */
import { stem } from '../../core/language/stem.ts';
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
  /** Words of names and heads, by their text: what a misspelt or half-typed word may be taken for. */
  readonly named: ReadonlyMap<string, Word>;
  /** The stems of a text in order, without filler; new words are learnt. `isName` marks them as named. */
  readonly learn: (text: string, isName: boolean) => number[];
}

/** Filler comes to nothing, a name in camel case to several words. */
const nothing = -1;
const several = -2;

export function createLexicon(): Lexicon {
  const words = new Map<string, Word>();
  const stems = new Map<string, number>();
  const named = new Map<string, Word>();
  /** What each form that stands in a text comes to: the number of a stem, `nothing` or `several`. */
  const stemByForm = new Map<string, number>();
  const namedForms = new Set<string>();

  const wordOf = (text: string): Word => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const root = stem(text);
    const number = stems.get(root) ?? stems.size;
    stems.set(root, number);
    const word = { text, stem: number };
    words.set(text, word);
    return word;
  };
  const wordsOf = (form: string): Word[] => {
    const { text, humps } = tokenOf(form);
    return [text, ...humps].filter((part) => !isFiller(part)).map(wordOf);
  };
  const meet = (form: string): number => {
    const [word, ...more] = wordsOf(form);
    const comesTo = more.length > 0 ? several : (word?.stem ?? nothing);
    stemByForm.set(form, comesTo);
    return comesTo;
  };
  const markNamed = (form: string): void => {
    if (namedForms.has(form)) return;
    namedForms.add(form);
    for (const word of wordsOf(form)) named.set(word.text, word);
  };
  const learn = (text: string, isName: boolean): number[] => {
    const found: number[] = [];
    for (const form of piecesOf(text)) {
      const comesTo = stemByForm.get(form) ?? meet(form);
      if (comesTo >= 0) found.push(comesTo);
      else if (comesTo === several) found.push(...wordsOf(form).map((word) => word.stem));
      if (isName) markNamed(form);
    }
    return found;
  };
  return { words, stems, named, learn };
}
