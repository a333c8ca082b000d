/** From an event to what the page shows of it. */
import { handle } from '../../core/bot.ts';
import type { Event } from '../../core/event.ts';
import type { ChatMessage } from '../../core/ports.ts';
import type { Form } from '../../core/view.ts';
import { answer } from './post.ts';
import type { Fields } from './receive.ts';
import type { Site } from './site.ts';

/** What came of it: the messages that are new, changed or gone, or a form to fill in; and the address to go to, if another. */
export interface Outcome {
  readonly messages: readonly ChatMessage[];
  readonly form?: Form;
  /** What the form, when it comes back, says about where it was opened. */
  readonly origin?: Readonly<Record<string, string>>;
  readonly go?: string;
}

export async function outcomeOf(site: Site, event: Event, sitsOn?: ChatMessage): Promise<Outcome> {
  const reply = await handle(event, site.deps);
  if (reply.kind === 'form') return { messages: [], form: reply.form };
  if (reply.kind === 'nothing') return { messages: [] };
  return { messages: [await answer(site, reply, event, sitsOn)] };
}

/** A double click, or a form sent again on reload, does nothing twice. */
export function isFirst({ deps }: Site, id: string): Promise<boolean> {
  return deps.store.seen.first(`web ${id}`, deps.clock());
}

/** In the composer, `message` is what was typed and not the id of one. */
export function originFields(fields: Fields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = fields.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
