/** How the bot speaks without being spoken to. Each platform has one; core sees the one that serves them all. */
import type { PlatformName, Place } from './model.ts';
import type { View } from './view.ts';

/** A message the bot has posted. */
export interface PostRef {
  readonly place: Place;
  readonly message: string;
}

/** A channel or thread, or in it or beside it one person alone: then a direct message, where the platform has them. */
export interface Address {
  readonly place: Place;
  readonly person?: string;
}

/** Somebody on a platform. */
export interface Member {
  readonly id: string;
  /** What they go by, at most 80 characters; empty where the platform does not tell. */
  readonly name: string;
  readonly isBot: boolean;
}

/** How fast a platform takes messages. Requests a second; absent where nothing is known. */
export interface Pace {
  readonly global?: number;
  readonly tenant?: number;
  readonly channel?: number;
  /** Requests under way at once. */
  readonly parallel: number;
  /** Milliseconds after which a request has failed or is given up. */
  readonly timeoutMs: number;
  /** Milliseconds for which a post repeated with the same mark is sure to give the first one back; 0 for no such promise. */
  readonly repeatMs: number;
}

/** What the bot wants to do in a channel, for the check of its rights. */
export interface Wants {
  readonly thread: boolean;
  readonly pin: boolean;
  /** The platform's id of the role or user group that is to be notified. */
  readonly role?: string;
}

/**
 * One request for each call, never repeated on its own. All throw a PlatformError; its `unsure` says whether the request may
 * have taken effect.
 */
export interface Messenger {
  /** `mark`, at most 25 characters, is the encoded Action of one of the view's buttons: by it the message can be found again. */
  post(view: View, to: Address, mark: string): Promise<PostRef>;
  /** The bot's own messages there with this mark, posted since, oldest first. */
  find(to: Address, mark: string, since: Temporal.Instant): Promise<readonly PostRef[]>;
  edit(ref: PostRef, view: View): Promise<void>;
  remove(ref: PostRef): Promise<void>;
  /** Opens the thread below a message, or finds the one that is there. The place of the thread. */
  openThread(ref: PostRef, name: string): Promise<Place>;
  /**
   * Opens a thread that only `people` (by the platform's ids) can see, or undefined where there is no such thing. `isAgain`:
   * an earlier request may have taken effect, so one of that name is looked for first.
   */
  openPrivateThread(
    place: Place,
    thread: { readonly name: string; readonly people: readonly string[]; readonly isAgain: boolean },
  ): Promise<Place | undefined>;
  pin(ref: PostRef): Promise<void>;
  /** What the bot lacks in a channel, each in words for the person who can give it; empty when nothing is missing. */
  missing(place: Place, wants: Wants): Promise<readonly string[]>;
  /** By the platform's id, or on the web page by the name they go by. Undefined when that is nobody, or not clear. */
  member(place: Place, named: string): Promise<Member | undefined>;
  /** An address that opens the message, where the platform has one. */
  link(ref: PostRef): string | undefined;
}

export interface PlatformMessenger extends Messenger {
  readonly pace: Pace;
}

/** The platforms that are connected. */
export type Messengers = ReadonlyMap<PlatformName, PlatformMessenger>;
