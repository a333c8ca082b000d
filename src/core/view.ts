/**
 * What to show, named by intent and not by widget. Core builds Views; each platform's render.ts turns them into its own markup.
 * The unions are closed: a new kind of block must break every renderer at compile time.
 */
import type { Action } from './action.ts';
import type { Bullet, Rich } from './model.ts';

export interface Button {
  readonly label: string;
  readonly action: Action;
  /** At most one primary button a view. */
  readonly style?: 'primary' | 'danger';
  /** What a screen reader says where the label alone is not enough; at most 75 characters (Slack). */
  readonly spoken?: string;
}

export interface MenuOption {
  readonly label: string;
  readonly detail?: string;
  readonly action: Action;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export type Block =
  /** The name of the whole view, once, at the top. */
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Rich }
  /** The sentence that matters most, set apart. */
  | { readonly kind: 'lead'; readonly text: Rich }
  | { readonly kind: 'bullets'; readonly items: readonly Bullet[]; readonly ordered?: true }
  /** Short labelled values on one line: category, difficulty. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly Rich[];
      readonly rows: readonly (readonly Rich[])[];
    }
  /** A picture of the corpus, by its hash; `alt` says what a blind reader needs to know. */
  | { readonly kind: 'picture'; readonly hash: string; readonly alt: string; readonly caption: string }
  /** A text file to keep, for one person alone; `name` with its ending, of a-z, 0-9, `.` and `-`, `label` says what it holds. */
  | { readonly kind: 'file'; readonly name: string; readonly label: string; readonly text: string }
  /** Small print: sources, dates, hints on use. */
  | { readonly kind: 'note'; readonly text: Rich }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'menu'; readonly label: string; readonly options: readonly MenuOption[] };

/** What a person presses. */
export type Control = Extract<Block, { readonly kind: 'buttons' | 'menu' }>;

export function isControl(block: Block): block is Control {
  return block.kind === 'buttons' || block.kind === 'menu';
}

export interface View {
  /** The notification and screen-reader text of the whole view: one plain sentence or two, 1-300 characters. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** The only ones that may be notified by this view, at most 50; everybody else's mentions stay dead text. */
  readonly mentions?: readonly Mention[];
}

/** By the platform's id. A `role` is Slack's user group. Never everyone. */
export interface Mention {
  readonly kind: 'person' | 'role';
  readonly id: string;
}

export interface Choice {
  /** At most 75 characters (Slack). */
  readonly label: string;
  readonly value: string;
}

export type Field =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly multiline: boolean;
      readonly required: boolean;
      readonly maxLength: number;
      readonly initial?: string;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly required: boolean;
      readonly options: readonly Choice[];
      readonly initial?: string;
    }
  /** Several of at most 10 options (Slack); comes back as their values, joined by commas. */
  | {
      readonly kind: 'choices';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly required: boolean;
      readonly options: readonly Choice[];
      readonly initial: readonly string[];
    }
  /** A wall-clock time; comes back as `HH:MM` where the platform has a field for it, else as whatever was typed. */
  | {
      readonly kind: 'time';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly initial: string;
    }
  /** An IANA time zone, found while typing where the platform can, else plain text. */
  | {
      readonly kind: 'zone';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly initial: string;
    }
  /** Finds an entry while typing where the platform can, else plain text that is searched on submit. */
  | { readonly kind: 'entry'; readonly name: string; readonly label: string; readonly hint?: string };

/** A form is opened as the first answer to a press or command and comes back as a `submit` event with `action`. */
export interface Form {
  /** At most 24 characters (Slack's modal title). */
  readonly title: string;
  readonly submit: string;
  readonly action: Action;
  readonly intro?: string;
  readonly fields: readonly Field[];
}

/**
 * Who sees a view. `private`: the person alone. `public`: everybody in the place of the event (its thread when it has one).
 * `replace`: takes the place of the private message the button sits on; from a message that others see too it is a new private one.
 */
export type Delivery = 'private' | 'public' | 'replace';

export type Reply =
  | { readonly kind: 'view'; readonly delivery: Delivery; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  /** There is nothing to say: acknowledged, and that is all. */
  | { readonly kind: 'nothing' };

/** A choice while typing: what is shown (at most 100 characters) and the id of the entry it stands for. */
export interface Suggestion {
  readonly label: string;
  readonly entry: string;
}
