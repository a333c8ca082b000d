/** One interaction from its first answer to its last: acknowledge at once, let core decide, put the reply where it belongs. */
import { factsOf, handle } from '../../core/bot.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Facts } from '../../core/event.ts';
import { faultView } from '../../core/fault.ts';
import type { Reply } from '../../core/view.ts';
import { renderForm } from './modal.ts';
import { acknowledge, sendView, type Desk } from './post.ts';
import type { Incoming, ReturnAddress } from './receive.ts';
import { renderAim, renderView } from './render.ts';
import {
  deferReply,
  deferUpdate,
  deleteAnswer,
  editAnswer,
  followUp,
  privateFlag,
  replyAtOnce,
  showModal,
} from './wire.ts';

/**
 * What the first answer promised. `own`: a message for the person alone. `open`: one that all see. `update`: the message
 * the control sits on changes. `nothing`: there was none yet, because a form may only come first.
 */
type Promised = 'own' | 'open' | 'update' | 'nothing';

/** Never throws. */
export async function answerInteraction({ event, returnTo }: Incoming, desk: Desk): Promise<void> {
  const promised = promiseOf(factsOf(event, desk.deps).delivery, returnTo);
  const context = { platform: 'discord', event: event.kind };
  try {
    if (!(await keepWaiting(promised, returnTo, desk))) return;
    await deliver(await handle(event, desk.deps), promised, returnTo, desk);
  } catch (error) {
    await apologise(error, context, promised, returnTo, desk);
  }
}

function promiseOf(delivery: Facts['delivery'], to: ReturnAddress): Promised {
  if (delivery === 'form') return 'nothing';
  if (delivery === 'replace' && to.replaces) return 'update';
  return delivery === 'public' && !to.isDirect ? 'open' : 'own';
}

/** The first answer, unless a form will be it. */
async function keepWaiting(promised: Promised, to: ReturnAddress, desk: Desk): Promise<boolean> {
  const { aim } = to;
  switch (promised) {
    case 'nothing':
      return true;
    case 'update':
      return acknowledge(desk, () => deferUpdate(desk.rest, to));
    case 'own':
      return acknowledge(desk, () => deferReply(desk.rest, to, privateFlag(to)));
    case 'open':
      return acknowledge(desk, () =>
        aim === undefined ? deferReply(desk.rest, to, 0) : replyAtOnce(desk.rest, to, renderAim(aim), 0),
      );
  }
}

async function deliver(reply: Reply, promised: Promised, to: ReturnAddress, desk: Desk): Promise<void> {
  if (reply.kind === 'form') {
    if (promised !== 'nothing') throw new Error('core opened a form that its facts did not announce');
    const modal = renderForm(reply.form);
    await acknowledge(desk, () => showModal(desk.rest, to, modal));
    return;
  }
  if (reply.kind === 'nothing') {
    // What was promised a message would stay "thinking" for ever.
    if (promised === 'own' || promised === 'open') await deleteAnswer(desk.rest, to);
    if (promised === 'nothing') await acknowledge(desk, () => deferUpdate(desk.rest, to));
    return;
  }
  const { view, delivery } = reply;
  if (promised === 'nothing') {
    const content = renderView(view, new Set());
    await acknowledge(desk, () => replyAtOnce(desk.rest, to, content, privateFlag(to)));
    return;
  }
  const keepsPromise = promised === 'own' || (promised === 'open' ? delivery === 'public' : delivery === 'replace');
  if (keepsPromise) {
    await sendView(desk, view, (message) => editAnswer(desk.rest, to, message), { again: 'safe' });
    return;
  }
  // Discord turns the first message after an open promise into the promised one, so that has to go before.
  if (promised === 'open') await deleteAnswer(desk.rest, to);
  await sendView(desk, view, (message) => followUp(desk.rest, to, message, privateFlag(to)), { again: 'never' });
}

/** Tells the person alone, with a reference id. An interaction that is gone cannot be told anything. */
async function apologise(
  error: unknown,
  context: Readonly<Record<string, string>>,
  promised: Promised,
  to: ReturnAddress,
  desk: Desk,
): Promise<void> {
  const { log } = desk.deps;
  if (error instanceof PlatformError && error.kind === 'gone') {
    log.warn({ ...context, reason: error.message }, 'the answer to a Discord interaction came too late');
    return;
  }
  const reply: Reply = { kind: 'view', delivery: 'private', view: faultView(error, context, desk.deps) };
  try {
    await deliver(reply, promised, to, desk);
  } catch (second) {
    log.warn(
      { ...context, reason: second instanceof Error ? second.message : 'unknown' },
      'nor could the person be told',
    );
  }
}
