/**
 * What the outbox asks of the store. A delivery is a row before anything is sent, so that a crash, a lost answer or a second
 * replica can neither lose it nor send it twice. docs/decisions/0008-outbox.md tells the states.
 */
import type { RoundChange, SubscriptionChange } from '../daily/model.ts';
import type { PlatformName, Place } from '../model.ts';

/**
 * `post`, `reveal`, `notice`, `room` and `say` put a message before people; the others may be done again without harm.
 * `room`, `say` and `clock` are of a mock interview.
 */
export type DeliveryKind =
  'post' | 'thread' | 'pin' | 'reveal' | 'edit' | 'sweep' | 'notice' | 'room' | 'say' | 'clock';

export interface NewDelivery {
  /** Says what it is, once for ever: `post 17`, `notice 3 denied 17`. A second one of the same key is not written. */
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly place: Place;
  /** The platform's id of the only person it is for. */
  readonly person?: string;
  /** Id of the round; of the subscription where `kind` is `notice`; of the interview where it is one of its kinds. */
  readonly subject: number;
  /** What a notice, sweep or message of an interview is about. */
  readonly topic?: string;
  readonly dueAt: Temporal.Instant;
}

/**
 * `planned → claimed → posting → done`; `verify`: it may have been sent, and has to be looked for first; `dropped`: no longer
 * wanted; `blocked`: the platform refuses it until staff mend something; `failed`: given up.
 */
export type DeliveryState = 'planned' | 'claimed' | 'posting' | 'verify' | 'done' | 'dropped' | 'blocked' | 'failed';

/** A delivery that this process holds until `leaseUntil`. Writes with an old `fence` do nothing. */
export interface Claim extends NewDelivery {
  readonly id: number;
  readonly fence: number;
  readonly leaseUntil: Temporal.Instant;
  /** Attempts that ended in trouble so far; once one is unsure, from then on those whose answer was lost. */
  readonly attempts: number;
  /** When a request for it was first, and last, about to be sent. */
  readonly firstIntent?: Temporal.Instant;
  readonly lastIntent?: Temporal.Instant;
  /** Set once a request may have taken effect without an answer; it stays set. */
  readonly unsureAt?: Temporal.Instant;
}

export interface ClaimRequest {
  readonly now: Temporal.Instant;
  /** Names this process; other processes' leases are respected until they end. */
  readonly owner: string;
  readonly platform: PlatformName;
  readonly limit: number;
  /** At most so many of one tenant, so that a large one cannot hold up the others. */
  readonly perTenant: number;
  /** Tenants that wait for something. */
  readonly except: readonly string[];
  readonly leaseSeconds: number;
}

/** What else becomes true in the moment in which a delivery ends. */
export interface Effects {
  readonly round?: { readonly id: number; readonly change: RoundChange };
  /** Of one that is still active. */
  readonly subscription?: { readonly id: number; readonly change: SubscriptionChange };
  /** The message of an interview's step, as long as that is the present one. */
  readonly interview?: { readonly id: number; readonly step: number; readonly message: string };
  readonly add?: readonly NewDelivery[];
}

export interface Outbox {
  /** Planned, verifying or abandoned ones that are due, in order of their due time, fairly by tenant. */
  claim(request: ClaimRequest): Promise<readonly Claim[]>;
  /** Records, durably, that a request is about to be sent. False when the claim is lost: then nothing must be sent. */
  intend(claim: Claim, now: Temporal.Instant): Promise<boolean>;
  /** Ends it, with its effects, in one transaction. False, and nothing is written, when the claim is lost. */
  end(
    claim: Claim,
    state: Extract<DeliveryState, 'done' | 'dropped' | 'blocked' | 'failed'>,
    effects: Effects,
    error?: string,
  ): Promise<boolean>;
  /** Back to `planned`, or to `verify` when it is or was `unsure`. `counts` adds to its attempts. False when the claim is lost. */
  retry(
    claim: Claim,
    again: {
      readonly at: Temporal.Instant;
      readonly unsure?: Temporal.Instant;
      readonly counts: boolean;
      readonly error?: string;
    },
  ): Promise<boolean>;
  /** Writes one that is not there, or moves one that is planned to `dueAt` if that is earlier; starts a `done` one anew. */
  schedule(delivery: NewDelivery): Promise<void>;
  /** Blocked deliveries of a subscription are planned again, for `now`. Returns how many. */
  unblock(subscription: number, now: Temporal.Instant): Promise<number>;
  /** Gives back what `owner` holds but has not begun to send. */
  release(owner: string): Promise<number>;
  counts(): Promise<ReadonlyMap<DeliveryState, number>>;
  /** Forgets what ended before `before`, and not what is blocked; returns how many. */
  forget(before: Temporal.Instant): Promise<number>;
}
