/** Who a message may notify: exactly the people and roles that its view names, and never everyone. */
import type { Mention, View } from '../../core/view.ts';
import { escaped } from './safe-text.ts';

export interface AllowedMentions {
  readonly parse: [];
  readonly users?: string[];
  readonly roles?: string[];
  readonly replied_user: false;
}

/** `server` is the one the message goes to; without it no role is notified. */
export function allowedMentions(mentions: View['mentions'] = [], server: string | undefined): AllowedMentions {
  const users = idsOf('person', mentions, server);
  const roles = idsOf('role', mentions, server);
  return {
    parse: [],
    ...(users.length === 0 ? {} : { users }),
    ...(roles.length === 0 ? {} : { roles }),
    replied_user: false,
  };
}

function idsOf(kind: Mention['kind'], mentions: readonly Mention[], server: string | undefined): string[] {
  const named = mentions.filter((mention) => mention.kind === kind && isReal(mention, server));
  return [...new Set(named.map(({ id }) => id))];
}

/** A role with the id of its server is everyone in it. */
function isReal({ kind, id }: Mention, server: string | undefined): boolean {
  const isId = /^\d{15,22}$/.test(id);
  return kind === 'person' ? isId : isId && server !== undefined && id !== server;
}

/** Markdown. What is no id of a person or role stays text. */
export function mentionsText(mentions: readonly Mention[], server: string | undefined): string {
  const names = mentions.map((mention) => {
    if (!isReal(mention, server)) return escaped(`@${mention.id}`);
    return mention.kind === 'person' ? `<@${mention.id}>` : `<@&${mention.id}>`;
  });
  return `For ${names.join(', ')}`;
}
