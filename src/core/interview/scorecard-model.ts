/** What came of an interview, as it is kept and shown. Plain data, so that it can be stored as JSON. */

export const dimensions = ['requirements', 'design', 'depth', 'trade-offs', 'communication'] as const;
export type Dimension = (typeof dimensions)[number];

export type Band = 'below the bar' | 'at the bar' | 'above the bar';

/** 0: not shown. 1: touched. 2: solid. 3: strong. */
export type Level = 0 | 1 | 2 | 3;

export interface CardDimension {
  readonly name: Dimension;
  readonly level: Level;
  /** One sentence: what was seen that made it so. */
  readonly because: string;
}

export interface CardPoint {
  /** Head of the point. */
  readonly name: string;
  readonly weight: number;
  /** `claimed`: the candidate says that it was said. `retried`: earned in a second try after the end. */
  readonly state: 'explained' | 'named' | 'missing' | 'claimed' | 'retried';
  /** The candidate's own words. */
  readonly quote?: string;
  /** Title of the phase in which it was said. */
  readonly phase?: string;
  /** Of a point that is missing: why it matters, in one sentence. */
  readonly why?: string;
}

/** A wrong claim. */
export interface Trap {
  /** The candidate's own words that hold the wrong claim. */
  readonly claim: string;
  readonly correction: string;
}

export interface CardAdvice {
  /** One sentence. */
  readonly text: string;
  /** Id of an entry that helps. */
  readonly entry?: string;
}

export interface Scorecard {
  readonly title: string;
  readonly band: Band;
  /** 0-100: coverage of the rubric. Kept for charts and never shown as such. */
  readonly score: number;
  readonly dimensions: readonly CardDimension[];
  /** In the entry's order. */
  readonly points: readonly CardPoint[];
  readonly traps: readonly Trap[];
  /** At most two. */
  readonly workOn: readonly CardAdvice[];
  /** Ids of entries to read next. */
  readonly links: readonly string[];
  readonly hints: number;
  /** Titles of the phases that were given up. */
  readonly gaveUp: readonly string[];
  /** Why the answers as a whole earned little, where they did. */
  readonly remark?: string;
}
