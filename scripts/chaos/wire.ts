/** What the parent of the chaos run and a bot under test say to each other. Times are epoch milliseconds of the round's own clock. */
import type { Fate } from './fates.ts';
import type { Mutant } from './mutants.ts';

/** A store, and the platforms that go with it. */
export interface Stage {
  /** A file, or a postgres:// address. */
  readonly database: string;
  readonly slackUrl: string;
  readonly discordUrl: string;
}

/** One life of a bot, on several stages at once. */
export interface Life {
  readonly stages: readonly Stage[];
  readonly owner: string;
  readonly now: number;
  readonly seed: number;
  readonly graceMinutes: number;
  readonly fate?: Fate;
  readonly mutant?: Mutant;
}

export type ToBot =
  | { readonly kind: 'begin'; readonly life: Life }
  /** `wake`: to a process that stood still. */
  | { readonly kind: 'now' | 'wake'; readonly now: number }
  | { readonly kind: 'end' };

/** Each is answered with its number. */
export type Numbered = ToBot & { readonly turn: number };

/** What a bot is about. Time may go on when all of it waits for that. */
export interface Doing {
  /** It has something under way. */
  readonly isBusy: boolean;
  /** Calls of stores that are under way, and calls of messengers. */
  readonly writing: number;
  readonly asking: number;
  /** When the first of its waits is over. */
  readonly next?: number;
}

export const atRest: Doing = { isBusy: false, writing: 0, asking: 0 };

export type FromBot =
  | { readonly kind: 'ready' }
  /** It has done what it was told. */
  | { readonly kind: 'done'; readonly turn: number; readonly doing: Doing }
  /** It is about to die, or to stop until it is woken, at that point. */
  | { readonly kind: 'fate'; readonly point: string; readonly what: Fate['what'] }
  /** `stage` is an index. */
  | { readonly kind: 'line'; readonly stage: number; readonly text: string };
