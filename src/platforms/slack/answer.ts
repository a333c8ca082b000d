/**
 * From an event to the person's answer, whatever happens on the way: Slack is acknowledged in time, work that hangs or fails
 * ends in a private line with a reference, and a second delivery of the same event does nothing.
 */
import { factsOf, handle } from '../../core/bot.ts';
import { PlatformError, UserError } from '../../core/errors.ts';
import { faultView, userErrorView } from '../../core/fault.ts';
import type { Deps } from '../../core/ports.ts';
import type { Form, Reply, View } from '../../core/view.ts';
import type { Draft, Post } from './post.ts';
import type { Heard } from './messages.ts';
import type { Incoming } from './origin.ts';
import type { Recent } from './recent.ts';
import type { ProfileOf } from './rights.ts';
import { within, type StartTimer } from './within.ts';

export interface Desk {
  readonly deps: Deps;
  readonly post: Post;
  readonly profileOf: ProfileOf;
  /** Events of the last minutes. */
  readonly recent: Recent;
  /** Milliseconds that a command's answer may take to go out within the acknowledgement; Slack waits for 3,000. */
  readonly acknowledgeMs: number;
  /** Milliseconds after which work counts as hanging. */
  readonly giveUpMs: number;
  readonly startTimer: StartTimer;
}

/** Bolt's. A body answers a command at once. */
export type Acknowledge = (body?: { readonly text: string }) => Promise<void>;

export async function answerCommand(incoming: Incoming, ack: Acknowledge, desk: Desk): Promise<void> {
  const acknowledge = once(ack, desk);
  if (!desk.recent.first(incoming.event.id)) {
    await acknowledge();
    return;
  }
  const work = prepare(incoming, desk);
  const early = await within(work, desk.acknowledgeMs, desk.startTimer);
  const body = early?.kind === 'draft' ? desk.post.inAcknowledgement(early.draft) : undefined;
  if (body !== undefined && (await acknowledge(body))) return;
  await acknowledge();
  await deliver(await work, incoming, desk);
}

/** A press or a form that came back: there is nothing to say in the acknowledgement. */
export async function answerControl(incoming: Incoming, ack: Acknowledge, desk: Desk): Promise<void> {
  await once(ack, desk)();
  if (!desk.recent.first(incoming.event.id)) return;
  await deliver(await prepare(incoming, desk), incoming, desk);
}

/** Bolt has acknowledged messages and mentions already. They are answered in the open, so being first is written down. */
export async function answerMessage(heard: Heard, desk: Desk): Promise<void> {
  if (!desk.recent.first(heard.messageKey) || !(await isFirst(heard, desk))) return;
  await deliver(await prepare(heard, desk), heard, desk);
}

/**
 * What was not written to the bot. Mostly there is nothing to say, and then nothing is written down either: core keeps what a
 * message says by the message, so a second delivery changes nothing. A failure is not told: it is in the log, and people who
 * talk to each other never asked for anything.
 */
export async function answerOverheard(heard: Heard, desk: Desk): Promise<void> {
  if (!desk.recent.first(heard.messageKey)) return;
  const reply = await handle(heard.event, desk.deps);
  if (reply.kind !== 'view' || reply.delivery !== 'public' || !(await isFirst(heard, desk))) return;
  await deliver(await prepared(reply.view, 'public', heard, desk), heard, desk);
}

async function isFirst({ messageKey }: Heard, { deps }: Desk): Promise<boolean> {
  try {
    return await deps.store.seen.first(`slack message ${messageKey}`, deps.clock());
  } catch (error) {
    deps.log.warn({ err: error }, 'a message could not be remembered; it is answered all the same');
    return true;
  }
}

/** Acknowledges at most once. True when this call did it; a call that Slack no longer takes is no failure of the work. */
function once(ack: Acknowledge, { deps }: Desk): Acknowledgement {
  let isDone = false;
  return async (body) => {
    if (isDone) return false;
    isDone = true;
    try {
      await ack(body);
      return true;
    } catch (error) {
      deps.log.warn({ err: error }, 'Slack did not take an acknowledgement');
      return false;
    }
  };
}

type Acknowledgement = (body?: { readonly text: string }) => Promise<boolean>;

type Prepared =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'nothing' };

/** Never throws: what fails becomes the answer. */
async function prepare(incoming: Incoming, desk: Desk): Promise<Prepared> {
  try {
    const reply = await within(replyTo(incoming, desk), desk.giveUpMs, desk.startTimer);
    if (reply === undefined) throw new Error(`no answer within ${desk.giveUpMs} ms`);
    if (reply.kind === 'form') return { kind: 'form', form: reply.form };
    if (reply.kind === 'nothing') return reply;
    return await prepared(reply.view, reply.delivery, incoming, desk);
  } catch (error) {
    return { kind: 'draft', draft: await draftOf(fault(error, incoming, desk), 'private', incoming, desk) };
  }
}

async function replyTo({ event }: Incoming, { deps, profileOf }: Desk): Promise<Reply> {
  const { rights } = factsOf(event, deps);
  return handle(rights === 'manager' ? { ...event, ...(await profileOf(event.from)) } : event, deps);
}

async function prepared(view: View, delivery: Draft['delivery'], incoming: Incoming, desk: Desk): Promise<Prepared> {
  return { kind: 'draft', draft: await draftOf(view, delivery, incoming, desk) };
}

function draftOf(
  view: View,
  delivery: Draft['delivery'],
  { event, returnTo }: Incoming,
  { post }: Desk,
): Promise<Draft> {
  return post.draft(view, delivery, { returnTo, tenant: event.from.tenant });
}

async function deliver(prepared: Prepared, incoming: Incoming, desk: Desk): Promise<void> {
  try {
    if (prepared.kind === 'nothing') return;
    if (prepared.kind === 'form') await desk.post.open(prepared.form, incoming.returnTo);
    else await desk.post.send(prepared.draft);
  } catch (error) {
    await apologise(error, incoming, desk);
  }
}

/** Tells the person alone. When even that fails, the log line of the cause is all that is left. */
async function apologise(error: unknown, incoming: Incoming, desk: Desk): Promise<void> {
  try {
    await desk.post.send(await draftOf(failureView(error, incoming, desk), 'private', incoming, desk));
  } catch (second) {
    desk.deps.log.warn({ err: second }, 'a person could not be told that their answer failed');
  }
}

function failureView(error: unknown, incoming: Incoming, desk: Desk): View {
  const advice = error instanceof PlatformError ? adviceOn(error, desk) : undefined;
  if (advice === undefined) return fault(error, incoming, desk);
  desk.deps.log.warn({ err: error, event: incoming.event.kind }, 'Slack did not take an answer');
  return userErrorView(advice);
}

/** What a person can do about it; undefined where they can do nothing. */
function adviceOn({ kind, retryAt }: PlatformError, { deps }: Desk): UserError | undefined {
  switch (kind) {
    case 'denied':
      return new UserError('cannot-post', 'I may not post there.', 'Invite me to the channel, then try again.');
    case 'limited': {
      const seconds = Math.ceil((retryAt ?? deps.clock()).since(deps.clock()).total('seconds'));
      return new UserError('slow-down', 'Slack asks me to slow down.', `Try again in ${Math.max(seconds, 1)} s.`);
    }
    case 'gone':
      return new UserError('too-late', 'Slack no longer takes an answer to that.', 'Do it again, please.');
    case 'down':
      return undefined;
  }
}

function fault(error: unknown, { event }: Incoming, { deps }: Desk): View {
  return faultView(error, { event: event.kind, platform: 'slack' }, deps);
}
