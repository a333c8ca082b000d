/**
 * Slack's commands, presses and forms into Events, with where an answer may go. Pure; what has not the shape of a payload
 * gives nothing.
 */
import { z } from 'zod';
import { seatOf } from './controls.ts';
import { fieldsOf, originOf } from './modal.ts';
import { addressIn, found, originIn, type Incoming } from './origin.ts';
import { typedText } from './typed-text.ts';

const command = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string().optional(),
});

/** A slash command. It never comes from a thread: Slack does not offer them there. */
export function readCommand(payload: unknown): Incoming | undefined {
  const { data } = command.safeParse(payload);
  if (data === undefined) return undefined;
  const who = { tenant: data.team_id, user: data.user_id, channel: data.channel_id };
  return {
    event: { kind: 'line', id: data.trigger_id, text: typedText(data.text), ...originIn(who) },
    returnTo: { ...addressIn(who), ...found({ responseUrl: data.response_url }), triggerId: data.trigger_id },
  };
}

const user = z.object({ id: z.string(), team_id: z.string().optional() });
const team = z.object({ id: z.string() }).nullish();

const press = z.object({
  team,
  user,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
  actions: z.tuple([
    z.object({
      block_id: z.string(),
      value: z.string().optional(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ]),
});

/** A button or a menu, in a message or on the Home tab. */
export function readPress(payload: unknown): Incoming | undefined {
  const { data } = press.safeParse(payload);
  if (data === undefined) return undefined;
  const [action] = data.actions;
  const seat = seatOf(action.block_id);
  const who = {
    tenant: tenantOf(data),
    user: data.user.id,
    ...found({ channel: data.channel?.id, thread: seat.thread }),
  };
  const isOwn = seat.audience === 'own' || data.container?.is_ephemeral === true;
  return {
    event: {
      kind: 'press',
      id: data.trigger_id,
      action: action.selected_option?.value ?? action.value ?? '',
      ...originIn(who),
    },
    returnTo: {
      ...addressIn(who),
      ...found({ responseUrl: data.response_url }),
      triggerId: data.trigger_id,
      ...(isOwn && data.channel !== undefined && { replaces: true }),
    },
  };
}

const submission = z.object({
  team,
  user,
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.unknown() }),
  }),
});

/** A modal that came back. */
export function readSubmission(payload: unknown): Incoming | undefined {
  const { data } = submission.safeParse(payload);
  if (data === undefined) return undefined;
  const { view } = data;
  const { responseUrl, ...place } = originOf(view.private_metadata);
  const who = { tenant: tenantOf(data), user: data.user.id, ...found(place) };
  return {
    event: {
      kind: 'submit',
      // A modal is submitted once.
      id: view.id,
      action: view.callback_id,
      fields: fieldsOf(view.state.values),
      ...originIn(who),
    },
    returnTo: { ...addressIn(who), ...found({ responseUrl }) },
  };
}

/** A workspace is the tenant, also inside an organisation that installed the bot as a whole. */
function tenantOf(payload: { readonly team?: z.infer<typeof team>; readonly user: z.infer<typeof user> }): string {
  return payload.team?.id ?? payload.user.team_id ?? 'unknown';
}
