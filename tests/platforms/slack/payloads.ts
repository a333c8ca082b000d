/** Raw payloads as Slack sends them, by the shapes of its reference. */

export type Json = Readonly<Record<string, unknown>>;

let count = 0;
/** A new one each time, as every trigger, event and message has. */
function next(prefix: string): string {
  count += 1;
  return `${prefix}${count}`;
}

export interface From {
  readonly user?: string;
  readonly channel?: string;
  readonly responseUrl?: string;
}

const nowhere = 'https://hooks.slack.com/commands/T1/1/secret';

export function command(text: string, { user = 'U1', channel = 'C1', responseUrl = nowhere }: From = {}): Json {
  return {
    token: 'legacy',
    team_id: 'T1',
    team_domain: 'team',
    channel_id: channel,
    channel_name: 'general',
    user_id: user,
    user_name: 'ana',
    command: '/sysdesign',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: next('trigger-'),
  };
}

/** The form that carries a payload over HTTP. */
export function form(payload: Json): string {
  return new URLSearchParams(payload as Record<string, string>).toString();
}

function interaction(type: string, { user = 'U1' }: From): Json {
  return {
    type,
    api_app_id: 'A1',
    token: 'legacy',
    team: { id: 'T1', domain: 'team' },
    user: { id: user, username: 'ana', team_id: 'T1' },
    is_enterprise_install: false,
  };
}

/** `block` is the id of the block that the control stands in. */
export function press(value: string, block = 'own::4:abcdefgh', from: From = {}): Json {
  return pressed({ type: 'button', action_id: 'press-0', value }, block, from);
}

export function choose(value: string, block = 'own::4:abcdefgh', from: From = {}): Json {
  return pressed({ type: 'static_select', action_id: 'choose', selected_option: { value } }, block, from);
}

function pressed(action: Json, block: string, from: From): Json {
  const { channel = 'C1', responseUrl = nowhere } = from;
  return {
    ...interaction('block_actions', from),
    trigger_id: next('trigger-'),
    response_url: responseUrl,
    channel: { id: channel, name: 'general' },
    container: { type: 'message', message_ts: '1700000000.000100', channel_id: channel, is_ephemeral: true },
    actions: [{ ...action, block_id: block, action_ts: '1700000000.1' }],
  };
}

/** On the Home tab: without a channel, a message or a response_url. */
export function pressAtHome(value: string): Json {
  return {
    ...interaction('block_actions', {}),
    trigger_id: next('trigger-'),
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home' },
    actions: [{ type: 'button', action_id: 'press-0', value, block_id: 'all::3:abcdefgh', action_ts: '1700000000.1' }],
  };
}

export function submission(action: string, fields: Readonly<Record<string, Json>>, origin: Json = {}): Json {
  const values = Object.fromEntries(Object.entries(fields).map(([name, element]) => [name, { [name]: element }]));
  return {
    ...interaction('view_submission', {}),
    trigger_id: next('trigger-'),
    view: {
      id: next('V'),
      type: 'modal',
      callback_id: action,
      private_metadata: JSON.stringify(origin),
      state: { values },
    },
  };
}

export function typing(value: string, field = 'entry'): Json {
  return {
    ...interaction('block_suggestion', {}),
    action_id: field,
    block_id: field,
    value,
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'modal', callback_id: '1:found' },
  };
}

function callback(event: Json): Json {
  return { token: 'legacy', team_id: 'T1', api_app_id: 'A1', type: 'event_callback', event_id: next('Ev'), event };
}

/** The newest message's time, which is its id. */
function stamp(): string {
  count += 1;
  return `1700000000.${String(count).padStart(6, '0')}`;
}

export function mention(text: string, fields: Json = {}): Json {
  const event = {
    type: 'app_mention',
    user: 'U1',
    text: `<@UBOT> ${text}`,
    ts: stamp(),
    channel: 'CJOINED',
    ...fields,
  };
  return callback(event);
}

export function direct(text: string, fields: Json = {}): Json {
  return callback({ type: 'message', channel_type: 'im', user: 'U1', text, ts: stamp(), channel: 'D1', ...fields });
}

export function homeOpened(tab: 'home' | 'messages'): Json {
  return callback({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab, event_ts: stamp() });
}

/** A message in a thread of a channel. */
export function inThread(text: string, fields: Json = {}): Json {
  return callback({ ...threadMessage(text), type: 'message', channel_type: 'channel', channel: 'CJOINED', ...fields });
}

function threadMessage(text: string): Json {
  return { user: 'U1', text, ts: stamp(), thread_ts: '1700000000.000100' };
}

/** What Slack says when the message of `before` is edited; `now` is what else is different in it. */
export function edited(before: Json, text: string, now: Json = {}): Json {
  const { type, channel, channel_type, ...message } = before['event'] as Json;
  const edit = { user: 'U1', ts: stamp() };
  return callback({
    type,
    subtype: 'message_changed',
    hidden: true,
    channel,
    channel_type,
    ts: stamp(),
    message: { type, ...message, text, edited: edit, ...now },
    previous_message: { type, ...message },
  });
}

export function deleted(before: Json): Json {
  const { type, channel, channel_type, ...message } = before['event'] as Json;
  return callback({
    type,
    subtype: 'message_deleted',
    hidden: true,
    channel,
    channel_type,
    ts: stamp(),
    deleted_ts: message['ts'],
    previous_message: { type, ...message },
  });
}
