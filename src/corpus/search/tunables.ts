/** What finding can be tuned with. The defaults lie on flat ground: `npm run relevance` hardly moves when one changes by a third. */

/** Where in an entry a word stands, weakest first. */
export const places = ['body', 'head', 'label', 'title', 'asked'] as const;
export type Place = (typeof places)[number];

export interface Tunables {
  /** How much a word there says about what the entry is about, 0-1. */
  readonly placeCredit: Readonly<Record<Place, number>>;
  /** How much one occurrence there counts towards how often the entry says it. */
  readonly placeWeight: Readonly<Record<Place, number>>;
  /** Weighted occurrences at which half of what repetition can add is reached. */
  readonly saturation: number;
  /**
   * How alike a word typed is to the word it is taken for, 0-1. `slip`: what one wrong letter costs in a word of one letter.
   * `begun`: a word of which next to nothing is typed; it grows to `nearlyDone`. `maybeBegun`: share for a word that is known as it is.
   */
  readonly likeness: Readonly<
    Record<'stem' | 'joined' | 'synonym' | 'slip' | 'begun' | 'nearlyDone' | 'maybeBegun', number>
  >;
  /** The least that a word of the corpus tells, as a share of what an unknown word does. */
  readonly leastInfo: number;
  /** Shares of the signals in the score of an entry. */
  readonly signals: Readonly<Record<'coverage' | 'said' | 'focus' | 'name', number>>;
  /** What makes one sure that the corpus knows, in log odds: see know.ts. */
  readonly evidence: Readonly<Record<'coverage' | 'said' | 'name' | 'word' | 'doubt', number>>;
  /** How sure one must be to answer, 0-1. */
  readonly sure: number;
  /** How sure one must be to offer an entry as "did you mean", 0-1. */
  readonly near: number;
}

export const defaults: Tunables = {
  placeCredit: { body: 0.45, head: 0.8, label: 1, title: 1, asked: 1 },
  placeWeight: { body: 1, head: 2, label: 4, title: 4, asked: 3 },
  saturation: 3,
  likeness: { stem: 0.95, joined: 1, synonym: 0.85, slip: 1.5, begun: 0.6, nearlyDone: 0.8, maybeBegun: 0.6 },
  leastInfo: 0.4,
  signals: { coverage: 0.13, said: 0.33, focus: 0.4, name: 0.14 },
  evidence: { coverage: 3, said: 5, name: 4.5, word: 0.6, doubt: 7.3 },
  sure: 0.6,
  near: 0.15,
};
