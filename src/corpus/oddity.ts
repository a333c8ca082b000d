/** What a reader or the checker has to say about a file. */

/** `error`: a rule of the full form is broken. `warning`: worth mending, and the bot can live with it. */
export type Level = 'error' | 'warning';

/** Something odd in a file whose name the holder knows. */
export interface LineOddity {
  /** 1 is the first line. */
  readonly line: number;
  readonly level: Level;
  /** What is wrong and how to mend it, in one sentence. */
  readonly message: string;
}

export interface Oddity extends LineOddity {
  /** Absolute path. */
  readonly file: string;
}

/** The one dialect's two ends: `full` has front matter of ours, `smallest` has not. */
export type Form = 'full' | 'smallest';

/** Text that people get to see, with where it stands. */
export interface Passage {
  readonly section: string;
  readonly text: string;
  readonly line: number;
}

/** A sum that the text relies on, as written inside `[check: …]`. */
export interface Arithmetic {
  readonly statement: string;
  readonly line: number;
}

/** What the checker needs of an entry beyond the entry itself. */
export interface EntryNotes {
  readonly form: Form;
  /** Line of each field of the front matter by its name; empty in the smallest form. */
  readonly fieldLines: ReadonlyMap<string, number>;
  readonly passages: readonly Passage[];
  readonly arithmetic: readonly Arithmetic[];
}
