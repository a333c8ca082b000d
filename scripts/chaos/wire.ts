/** What the parent of the chaos run and a bot under test say to each other. Times are epoch milliseconds of the round's own clock. */
import type { Fate } from './fates.ts';
import type { Mutant } from './mutants.ts';

/** One life of a bot in one round. */
export interface Life {
  /** A file, or a postgres:// address. */
  readonly database: string;
  readonly slackUrl: string;
  readonly discordUrl: string;
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

export type FromBot =
  | { readonly kind: 'ready' }
  /** It has done what it was told, and has something under way or not. */
  | { readonly kind: 'done'; readonly turn: number; readonly isBusy: boolean }
  /** It is about to die, or to stop until it is woken, at that point. */
  | { readonly kind: 'fate'; readonly point: string; readonly what: Fate['what'] }
  | { readonly kind: 'line'; readonly text: string };
