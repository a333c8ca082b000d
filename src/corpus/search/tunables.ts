/** What finding can be tuned with. The defaults were measured by `npm run relevance`. */

/** Where in an entry a word stands, weakest first. */
export const places = ['body', 'head', 'label', 'title', 'asked'] as const;
export type Place = (typeof places)[number];

export interface Tunables {
  /** How much a word there says about what the entry is about, 0-1. */
  readonly placeCredit: Readonly<Record<Place, number>>;
  /** How much one occurrence there counts towards how often the entry says it. */
  readonly placeWeight: Readonly<Record<Place, number>>;
  /** Occurrences, weighted, at which half of what repetition can add is reached. */
  readonly saturation: number;
  /** How alike a word typed is to the word it was taken for, 0-1. */
  readonly likeness: Readonly<Record<'stem' | 'join' | 'synonym' | 'typo' | 'prefix' | 'longPrefix', number>>;
  /** Information of a word that the corpus does not know, as a share of the most that a word can carry. */
  readonly unknownInfo: number;
  /** The least information of a word that the corpus knows, as a share of the most. */
  readonly leastInfo: number;
  /** Shares of the signals in the score of an entry. */
  readonly signals: Readonly<Record<'coverage' | 'frequency' | 'phrase', number>>;
  /** How sure one must be to answer, 0-1. */
  readonly sure: number;
  /** How sure one must be to offer an entry as "did you mean", 0-1. */
  readonly near: number;
}

export const defaults: Tunables = {
  placeCredit: { body: 0.5, head: 0.8, label: 1, title: 1, asked: 1 },
  placeWeight: { body: 1, head: 2, label: 4, title: 4, asked: 3 },
  saturation: 3,
  likeness: { stem: 0.95, join: 1, synonym: 0.85, typo: 0.75, prefix: 0.6, longPrefix: 0.8 },
  unknownInfo: 1,
  leastInfo: 0.3,
  signals: { coverage: 1, frequency: 0.5, phrase: 1 },
  sure: 0.5,
  near: 0.3,
};
