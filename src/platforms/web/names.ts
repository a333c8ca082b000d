/** What the page calls places and people, where it has to be known again. Pure. */
import type { Member } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';

/** The page's address of a place. */
export function pathOf({ channel, thread }: Place): string {
  return thread === undefined ? `/c/${channel}` : `/t/${channel}/${thread}`;
}

/** Of a message, in its place. */
export function pathOfMessage(place: Place, message: string): string {
  return `${pathOf(place)}#m${message}`;
}

/** Whether it is an address of this page: whoever follows it stays. */
export function isPagePath(address: string): boolean {
  return /^\/(?:c\/[a-z0-9-]+|t\/[a-z0-9-]+\/\d+)(?:#m\d+)?$/.test(address);
}

/** Characters of a visitor's id. */
export const visitorIdLength = 24;

export function isVisitorId(id: string): boolean {
  return id.length === visitorIdLength && /^[0-9a-f]+$/.test(id);
}

/** By their id, or by the name they go by, in which only letters and digits count; undefined when two go by it. */
export function memberOf(
  named: string,
  authors: readonly { readonly id: string; readonly name: string }[],
): Member | undefined {
  const wanted = lettersOf(named);
  const known = authors.find(({ id }) => id === named);
  const fitting =
    known === undefined ? authors.filter(({ name }) => wanted !== '' && lettersOf(name) === wanted) : [known];
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined ? { ...only, isBot: false } : undefined;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
