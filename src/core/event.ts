/** What happened on a platform, decoded by its receive.ts. Everything a person wrote in it is untrusted text. */
import type { Person, Place } from './model.ts';

interface Origin {
  /** Unique on the platform; two deliveries of one happening share it. */
  readonly id: string;
  readonly from: Person;
  readonly place: Place;
  /** Whether `from` may manage the bot here. Deny unless the platform says so. */
  readonly canManage: boolean;
  /** The place is a conversation with the bot alone. */
  readonly isDirect?: true;
  /** The person's IANA time zone, where the platform tells it. */
  readonly zone?: string;
}

export type Event =
  /** One string typed after the command's name (Slack, web page), or nothing. `message`: it is a message with this id. */
  | (Origin & { readonly kind: 'line'; readonly text: string; readonly message?: string })
  /** The bot was addressed in the open; the answer belongs in the thread. `message` is its id. */
  | (Origin & { readonly kind: 'mention'; readonly text: string; readonly message?: string })
  /**
   * Somebody wrote in a thread, not to the bot, or edited a message in a thread or in their conversation with it: what an
   * interview listens to.
   */
  | (Origin & { readonly kind: 'said'; readonly text: string; readonly message: string; readonly isEdit: boolean })
  /** A message in a thread, or in a conversation with the bot, was deleted. `from` may be nobody (an empty id). */
  | (Origin & { readonly kind: 'unsaid'; readonly message: string })
  /** A command whose options the platform has separated (Discord). */
  | (Origin & { readonly kind: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> })
  /** A button or menu option, by its encoded Action. */
  | (Origin & { readonly kind: 'press'; readonly action: string })
  /** A form that came back, with the text of its fields by name. */
  | (Origin & { readonly kind: 'submit'; readonly action: string; readonly fields: Readonly<Record<string, string>> });

/** What must be known before an event is handled: how to acknowledge it, and whether rights matter. */
export interface Facts {
  readonly delivery: 'private' | 'public' | 'replace' | 'form';
  /** `manager`: the platform must find out `canManage` before it hands the event to core. */
  readonly rights: 'anyone' | 'manager';
}
