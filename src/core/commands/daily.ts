/** `daily`: the question of the day of a channel, as its managers run it. */
import { z } from 'zod';
import * as manage from '../daily/manage.ts';
import type { Subscription } from '../daily/model.ts';
import { questionFor } from '../daily/plan.ts';
import { occurrenceAt, revealTime } from '../daily/calendar.ts';
import { skip, unskip } from '../daily/skip.ts';
import { statusOf } from '../daily/status.ts';
import { usualSettings, usualTime } from '../daily/usual.ts';
import { questionsForm, timesForm } from '../daily/views/forms.ts';
import { inWords } from '../daily/views/moment.ts';
import { questionView } from '../daily/views/question.ts';
import { removeView, statusView } from '../daily/views/settings.ts';
import type { Facts } from '../event.ts';
import type { Deps } from '../ports.ts';
import { rich, shorten, strong } from '../rich.ts';
import type { Reply, View } from '../view.ts';
import { defineCommand, type Caller, type OptionValues, type Verb } from './command.ts';
import { archiveOf } from './daily-answers.ts';
import { shown } from '../replies.ts';
import { channelOf } from '../model.ts';

const verbs = [
  { name: 'setup', summary: 'Set up the daily question of this channel, or change its times', options: [] },
  { name: 'questions', summary: 'Choose topics, difficulty, thread and pin', options: [] },
  { name: 'status', summary: 'How it stands: next run, questions left, what is missing', options: [] },
  { name: 'next', summary: 'What comes next, and when', options: [] },
  { name: 'test', summary: 'Show the next question to you alone', options: [] },
  { name: 'now', summary: 'Post today’s question at once', options: [] },
  {
    name: 'queue',
    summary: 'Choose what comes next',
    options: [{ name: 'entry', summary: 'The entry to ask', kind: 'query', required: true }],
  },
  { name: 'skip', summary: 'Leave out the next question', options: [] },
  { name: 'unskip', summary: 'Take a skip back', options: [] },
  { name: 'pause', summary: 'Stop posting for a while', options: [] },
  { name: 'resume', summary: 'Go on posting', options: [] },
  {
    name: 'ping',
    summary: 'Choose the role that each question notifies, or nobody',
    options: [{ name: 'role', summary: 'Leave it away for nobody', kind: 'role', required: false }],
  },
  { name: 'archive', summary: 'Questions asked in this channel', options: [] },
  { name: 'remove', summary: 'Take the daily question off this channel', options: [] },
] as const satisfies readonly Verb[];

type DailyVerb = (typeof verbs)[number]['name'];

const verbNames = verbs.map(({ name }) => name) as [DailyVerb, ...DailyVerb[]];

interface Input {
  readonly verb: DailyVerb;
  readonly entry: string;
  readonly role: string;
}

export const daily = defineCommand<Input>({
  name: 'daily',
  summary: 'The question of the day in this channel',
  examples: ['daily setup', 'daily status', 'daily now', 'daily queue cap theorem', 'daily archive'],
  options: [],
  verbs,
  rights: 'anyone',
  rightsFor: ({ verb }) => (verb === 'archive' ? 'anyone' : 'manager'),
  readLine: (rest): OptionValues | undefined => {
    const [word = '', ...more] = rest.split(/\s+/);
    const verb = verbNames.find((name) => name === (word.toLowerCase() || 'status'));
    const text = more.join(' ');
    if (verb === 'queue') return text === '' ? undefined : { verb, entry: text };
    if (verb === 'ping') return more.length > 1 ? undefined : { verb, role: roleIn(text) };
    return verb === undefined || text !== '' ? undefined : { verb };
  },
  input: z.object({
    verb: z.enum(verbNames),
    entry: z.string().max(200).default(''),
    role: z.string().max(60).default(''),
  }),
  delivery: ({ verb }): Facts['delivery'] => (verb === 'setup' || verb === 'questions' ? 'form' : 'private'),
  run: async (input, caller, deps) => runVerb(input, caller, deps, 'private'),
});

/** `nobody` and nothing are the same. */
function roleIn(text: string): string {
  const id = /^<(?:@&|!subteam\^)(?<id>\w+)(?:\|[^>]*)?>$/.exec(text)?.groups?.['id'];
  return id ?? (text.toLowerCase() === 'nobody' ? '' : text);
}

type Act = (subscription: Subscription, input: Input, deps: Deps, caller: Caller) => Promise<string | undefined>;

/** What changes something, and says what it has done. */
const acts: Partial<Record<DailyVerb, Act>> = {
  now: (subscription, _input, deps) => manage.askNow(subscription, deps),
  queue: (subscription, { entry }, deps) => manage.queue(subscription, entry, deps),
  skip: async (subscription, _input, deps, { id, from }) => {
    // A second delivery of the same words must not leave out another day.
    const isFirst = await deps.store.seen.first(`skip ${from.platform} ${id}`, deps.clock());
    return isFirst ? skip(subscription, undefined, deps) : undefined;
  },
  unskip: (subscription, _input, deps) => unskip(subscription, deps),
  pause: (subscription, _input, deps) => manage.pause(subscription, deps),
  resume: (subscription, _input, deps) => manage.resume(subscription, deps),
  ping: (subscription, { role }, deps) => manage.notify(subscription, role, deps),
};

export async function runVerb(
  input: Input,
  caller: Caller,
  deps: Deps,
  delivery: 'private' | 'replace',
): Promise<Reply> {
  const { verb } = input;
  if (verb !== 'archive') manage.checkChannel(caller);
  if (verb === 'archive') return shown(await archiveOf(caller, 1, deps), delivery);
  if (verb === 'setup') return { kind: 'form', form: timesForm(await presentTimes(caller, deps)) };
  const subscription = await manage.subscriptionOf(caller.place, deps);
  if (verb === 'questions') return { kind: 'form', form: questionsForm(subscription, deps.corpus.all()) };
  if (verb === 'remove') return shown(removeView(), delivery);
  if (verb === 'next' || verb === 'test') return shown(await previewOf(subscription, verb, deps), delivery);
  return statusReply(subscription.id, await acts[verb]?.(subscription, input, deps, caller), delivery, deps);
}

/** How it stands after `done`. `isElsewhere`: in another place than its channel. */
export async function statusReply(
  id: number,
  done: string | undefined,
  delivery: 'private' | 'replace',
  deps: Deps,
  isElsewhere = false,
): Promise<Reply> {
  const subscription = await deps.store.subscriptions.get(id);
  if (subscription === undefined) throw new Error('the subscription that was just written is gone');
  const status = await statusOf(subscription, deps, done);
  return shown(statusView(isElsewhere ? { ...status, isElsewhere } : status), delivery);
}

async function presentTimes({ place, zone = 'UTC' }: Caller, deps: Deps) {
  const present = await deps.store.subscriptions.of(channelOf(place));
  return present ?? { schedule: { ...usualTime, zone }, reveal: usualSettings.reveal };
}

/** `next` says what and when; `test` shows the post as it would look, to one person. */
async function previewOf(subscription: Subscription, verb: 'next' | 'test', deps: Deps): Promise<View> {
  const { schedule, nextAt, reveal, asked } = subscription;
  const { date, at } = occurrenceAt(schedule, nextAt ?? deps.clock());
  const question = await questionFor(subscription, date, deps);
  const when =
    nextAt === undefined ? 'It is not on, so nothing comes by itself.' : `Due ${inWords(schedule.zone, at)}.`;
  if (question === undefined) {
    return {
      summary: 'No question fits.',
      blocks: [{ kind: 'text', text: rich(strong('No question fits the settings. '), when) }],
    };
  }
  if (verb === 'next') {
    return {
      summary: shorten(`Next: ${question.entry.title}`, 300),
      blocks: [{ kind: 'text', text: rich(strong(question.entry.title), ` ${when}`) }],
    };
  }
  const round = { id: 0, number: asked + 1, revealAt: revealTime(reveal, schedule.zone, at) };
  const view = questionView({ round, subscription, entry: question.entry, answered: 0, notify: false });
  const buttonless = view.blocks.filter(({ kind }) => kind !== 'buttons');
  return { ...view, blocks: [{ kind: 'note', text: rich(`Only you see this preview. ${when}`) }, ...buttonless] };
}
