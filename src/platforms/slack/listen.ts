/** Registers what the bot listens to on a Bolt app. Every listener hands over to answer.ts; none knows what a command means. */
import type { App, types, webApi } from '@slack/bolt';
import { suggest } from '../../core/bot.ts';
import { commands } from '../../core/commands/index.ts';
import { answerCommand, answerControl, answerMessage, answerOverheard, type Desk } from './answer.ts';
import { platformError } from './api.ts';
import { renderHome } from './home.ts';
import { optionsFor } from './modal.ts';
import { readMention, readMessage, type Heard } from './messages.ts';
import { readCommand, readPress, readSubmission } from './receive.ts';

export interface Listening {
  readonly desk: Desk;
  readonly client: webApi.WebClient;
  /** The bot's own id, by which it is mentioned. */
  readonly botUser: string;
}

export function listen(app: App, { desk, client, botUser }: Listening): void {
  const { log, store, clock } = desk.deps;

  app.command(/.*/, async ({ body, ack }) => {
    const incoming = readCommand(body);
    await (incoming === undefined ? unread('a command', ack, desk) : answerCommand(incoming, ack, desk));
  });
  app.action({ type: 'block_actions' }, async ({ body, ack }) => {
    const incoming = readPress(body);
    await (incoming === undefined ? unread('a press', ack, desk) : answerControl(incoming, () => ack(), desk));
  });
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, ack }) => {
    const incoming = readSubmission(body);
    await (incoming === undefined ? unread('a form', ack, desk) : answerControl(incoming, () => ack(), desk));
  });
  app.options(/.*/, async ({ options, ack }) => {
    const field = 'action_id' in options ? options.action_id : '';
    await ack({ options: choicesFor(field, options.value, desk) });
  });
  app.event('app_mention', async ({ body }) => {
    await hear(readMention(body, botUser), desk);
  });
  app.event('message', async ({ body }) => {
    await hear(readMessage(body, botUser), desk);
  });
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    await client.views.publish({ user_id: event.user, view: renderHome(commands) }).catch((error: unknown) => {
      log.warn({ err: platformError(error, desk.deps.clock()) }, 'the Home tab could not be shown');
    });
  });
  app.event('app_uninstalled', async ({ body }) => {
    await store.departures.left('slack', body.team_id, clock());
  });
  app.event('tokens_revoked', async ({ body, event }) => {
    if ((event.tokens.bot ?? []).length > 0) await store.departures.left('slack', body.team_id, clock());
  });
  app.error(async (error) => {
    log.error({ err: error }, 'a listener for Slack failed');
  });
}

async function hear(heard: Heard | undefined, desk: Desk): Promise<void> {
  if (heard === undefined) return;
  const isOverheard = heard.event.kind === 'said' || heard.event.kind === 'unsaid';
  await (isOverheard ? answerOverheard(heard, desk) : answerMessage(heard, desk));
}

/** Without suggestions somebody can still search for what they typed. */
function choicesFor(field: string, partial: string, { deps }: Desk): types.PlainTextOption[] {
  try {
    return optionsFor(field, partial, (typed) => suggest(typed, deps));
  } catch (error) {
    deps.log.error({ err: error }, 'nothing could be suggested');
    return optionsFor(field, partial, () => []);
  }
}

/** Acknowledged all the same, so that Slack shows no error of its own and sends it no more. */
async function unread(what: string, ack: () => Promise<void>, { deps }: Desk): Promise<void> {
  deps.log.warn({ what }, 'Slack sent something whose shape is not known');
  await ack();
}
