/** Raw payloads as Discord's gateway sends them, by the shapes of its API reference. */
import type { Json } from './front-door.ts';

export const ids = {
  application: '900000000000000001',
  guild: '900000000000000002',
  channel: '900000000000000003',
  thread: '900000000000000004',
  person: '900000000000000005',
  other: '900000000000000006',
  interaction: '900000000000000007',
  message: '900000000000000008',
  bot: '900000000000000009',
} as const;

/** Looks like a real one; no log may hold it. */
export const token = 'aW50ZXJhY3Rpb246OTAwMDAwMDAwMDAwMDAwMDA3OnNlY3JldA';

export const person = {
  id: ids.person,
  username: 'ana',
  discriminator: '0',
  global_name: 'Ana',
  avatar: null,
} as const;

interface Where {
  readonly isDirect?: true;
  readonly isThread?: true;
  readonly isManager?: true;
}

function base(type: number, data: Json | undefined, { isDirect, isThread, isManager }: Where): Json {
  const channel = isThread
    ? { id: ids.thread, type: 11, parent_id: ids.channel, guild_id: ids.guild, name: 'Questions' }
    : { id: ids.channel, type: isDirect ? 1 : 0, name: 'general', ...(isDirect ? {} : { guild_id: ids.guild }) };
  const member = {
    user: person,
    roles: [],
    permissions: isManager ? '32' : '0',
    joined_at: '2026-01-01T00:00:00Z',
    deaf: false,
    mute: false,
    flags: 0,
  };
  return {
    id: ids.interaction,
    application_id: ids.application,
    type,
    ...(data === undefined ? {} : { data }),
    token,
    version: 1,
    channel_id: channel.id,
    channel,
    ...(isDirect ? { user: person } : { guild_id: ids.guild, member }),
    app_permissions: '0',
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: { '0': ids.guild },
    context: isDirect ? 1 : 0,
    attachment_size_limit: 10485760,
  };
}

/** Option types of the commands: 3 text, 5 flag, 6 person. */
export function command(name: string, options: readonly Json[] = [], where: Where = {}): Json {
  return base(2, { id: '1', name, type: 1, options }, where);
}

export function typing(partial: string): Json {
  return base(
    4,
    { id: '1', name: 'sysdesign', type: 1, options: [{ name: 'query', type: 3, value: partial, focused: true }] },
    {},
  );
}

export function typingWithoutData(): Json {
  return base(4, undefined, {});
}

function pressed(data: Json, seat: 'own' | 'all', where: Where): Json {
  return {
    ...base(3, data, where),
    message: message('', { flags: seat === 'own' ? 64 : 0, author: { ...person, id: ids.bot, bot: true } }),
  };
}

export function button(customId: string, seat: 'own' | 'all', where: Where = {}): Json {
  return pressed({ custom_id: customId, component_type: 2 }, seat, where);
}

export function menu(customId: string, value: string, seat: 'own' | 'all'): Json {
  return pressed({ custom_id: customId, component_type: 3, values: [value] }, seat, {});
}

export function modal(customId: string, fields: Readonly<Record<string, string>>): Json {
  const components = Object.entries(fields).map(([name, value]) => ({
    type: 18,
    id: 1,
    component: { type: 4, id: 2, custom_id: name, value },
  }));
  return base(5, { custom_id: customId, components }, {});
}

export function message(content: string, fields: Json = {}): Json {
  return {
    id: ids.message,
    channel_id: ids.channel,
    author: person,
    content,
    timestamp: '2026-11-24T09:00:00Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    ...fields,
  };
}
