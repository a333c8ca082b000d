/** Who somebody is on Discord, by their id. */
import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Member } from '../../core/messenger.ts';
import { attempt, type Desk } from './post.ts';
import { unknownUser } from './refusal.ts';
import { oneLine } from './safe-text.ts';

const user = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().default(false),
});

/** Undefined when there is nobody of that id. */
export async function memberOf(named: string, desk: Desk): Promise<Member | undefined> {
  if (!/^\d{5,20}$/.test(named)) return undefined;
  const result = await attempt(desk, () => desk.rest.get(Routes.user(named)));
  if ('refusal' in result) {
    if (result.refusal.code === unknownUser) return undefined;
    throw result.refusal.error;
  }
  const { data } = user.safeParse(result.sent);
  return data && { id: data.id, name: oneLine(data.global_name ?? data.username), isBot: data.bot };
}
