/** What a delivery turns out to mean when its turn comes: looked up then, because much may have changed since it was planned. */
import type { PlatformError } from '../errors.ts';
import type { Address, PlatformMessenger, PostRef } from '../messenger.ts';
import type { Deps } from '../ports.ts';
import type { View } from '../view.ts';
import type { Claim, Effects } from './ports.ts';

/** Nothing to do any more. */
export interface Drop {
  readonly kind: 'drop';
  readonly reason: string;
  readonly effects?: Effects;
}

export type Work =
  /** A message that must not be there twice. */
  | {
      readonly kind: 'send';
      readonly view: View;
      readonly to: Address;
      /** See Messenger.post. */
      readonly mark: string;
      readonly sent: (ref: PostRef, at: Temporal.Instant) => Effects;
      /** Not even where the history may not be read: then it waits, and staff are told which right is missing. */
      readonly neverBlindly?: true;
      /** It is no longer wanted, but may be there already: instead of sending it when it is not. */
      readonly unlessSent?: Drop;
    }
  /** A request that may be made again without harm. */
  | { readonly kind: 'do'; readonly run: () => Promise<Effects> }
  | Drop
  /** Too early. */
  | { readonly kind: 'wait'; readonly until: Temporal.Instant };

/** What one kind of delivery does. */
export interface Handler {
  readonly prepare: (claim: Claim, messenger: PlatformMessenger, deps: Deps) => Promise<Work>;
  /** What becomes true when the platform refuses it for good, or when it is given up after many tries. */
  readonly refused: (claim: Claim, error: PlatformError | undefined, deps: Deps) => Promise<Refused>;
}

/** `blocked`: waits until staff have mended something. `dropped`: does not matter enough. */
export interface Refused {
  readonly state: 'blocked' | 'dropped';
  readonly effects: Effects;
}

export type Handlers = Readonly<Record<Claim['kind'], Handler>>;

/** One delivery while it is carried out. */
export interface Turn {
  readonly claim: Claim;
  readonly messenger: PlatformMessenger;
  readonly handler: Handler;
  /** Waits until the next request may go out. */
  readonly pace: () => Promise<void>;
  /** The platform asked for a pause. */
  readonly limited: (error: PlatformError, until: Temporal.Instant) => void;
  readonly deps: Deps;
}
