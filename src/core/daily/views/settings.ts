/** What managers see of a channel's daily question. */
import type { Rich } from '../../model.ts';
import { bullet, rich, shorten, strong } from '../../rich.ts';
import type { Block, Button, Fact, View } from '../../view.ts';
import { occurrenceAt } from '../calendar.ts';
import type { Round, Subscription } from '../model.ts';
import { dayInWords, momentIn } from './moment.ts';
import { levelInWords, revealInWords, weekdaysInWords } from './settings-words.ts';

export interface Status {
  readonly subscription: Subscription;
  /** Questions that fit, and how many of them have not been asked. */
  readonly fitting: number;
  readonly left: number;
  /** What the bot lacks in the channel, in words. */
  readonly missing: readonly string[];
  /** The newest dates. */
  readonly latest: readonly Round[];
  /** What has just happened, for the top of the view. */
  readonly done?: string;
  /** It is read outside the channel, where its buttons would be about another place. */
  readonly isElsewhere?: true;
}

export function statusView(status: Status): View {
  const { subscription, missing, latest, done, isElsewhere = false } = status;
  const state = stateInWords(subscription);
  return {
    summary: shorten(done ?? state, 300),
    blocks: [
      { kind: 'title', text: isElsewhere ? 'The daily question of your channel' : 'The daily question here' },
      ...(done === undefined ? [] : [{ kind: 'lead', text: rich(done) } as const]),
      { kind: 'text', text: nextInWords(subscription) },
      ...missingBlocks(missing),
      { kind: 'facts', facts: factsOf(status) },
      ...latestBlocks(latest, subscription),
      isElsewhere
        ? { kind: 'note', text: rich('To change it, type “daily status” in its channel.') }
        : { kind: 'buttons', buttons: buttonsOf(subscription) },
    ],
  };
}

function stateInWords({ state }: Subscription): string {
  const words = {
    active: 'The daily question is on.',
    paused: 'It is paused.',
    blocked: 'It is stopped.',
    removed: 'It is off.',
  };
  return words[state];
}

function nextInWords(subscription: Subscription): Rich {
  const { state, nextAt, schedule, trouble } = subscription;
  if (state === 'active' && nextAt !== undefined) return rich('Next: ', momentIn(schedule.zone, nextAt), '.');
  if (state === 'blocked')
    return rich(strong('Stopped: '), `${trouble ?? 'the platform refused me.'} Mend it and press Resume.`);
  if (state === 'paused') return rich('Paused: nothing is posted until somebody resumes it.');
  return rich('Off: nothing is posted here. Set it up again whenever you like.');
}

function missingBlocks(missing: readonly string[]): Block[] {
  if (missing.length === 0) return [];
  return [
    { kind: 'heading', text: 'What I am missing in this channel' },
    { kind: 'bullets', items: missing.slice(0, 10).map((one) => bullet(one)) },
  ];
}

function factsOf({ subscription, fitting, left }: Status): Fact[] {
  const { schedule, reveal, categories, level, ping, pin, thread, queued, asked } = subscription;
  return [
    { label: 'When', value: `${schedule.time} ${schedule.zone}, ${weekdaysInWords(schedule.weekdays)}` },
    { label: 'Answer', value: revealInWords(reveal) },
    { label: 'Topics', value: categories.length === 0 ? 'all' : shorten(categories.join(', '), 150) },
    { label: 'Difficulty', value: levelInWords(level) },
    { label: 'Questions', value: `${fitting} fit, ${left} not asked yet, ${asked} asked so far` },
    ...(queued === undefined ? [] : [{ label: 'Queued', value: queued }]),
    { label: 'Notifies', value: ping === undefined ? 'nobody' : 'one role' },
    { label: 'Thread', value: thread ? 'with the question' : 'with the answer' },
    { label: 'Pinned', value: pin ? 'yes' : 'no' },
  ];
}

function latestBlocks(latest: readonly Round[], subscription: Subscription): Block[] {
  if (latest.length === 0) return [];
  return [
    { kind: 'heading', text: 'Last days' },
    { kind: 'bullets', items: latest.map((round) => ({ text: roundInWords(round, subscription), children: [] })) },
  ];
}

function roundInWords(round: Round, { schedule: { zone }, state: how }: Subscription): Rich {
  const { date, state, number, reason, postedAt, revealedAt } = round;
  const day = `${dayInWords(date)}: `;
  if (state === 'skipped') return rich(day, `skipped. ${reason ?? ''}`.trim());
  if (postedAt === undefined) return rich(day, `question ${number} is ${how === 'active' ? 'on its way' : 'held up'}`);
  const posted = rich(day, `question ${number} at `, momentIn(zone, postedAt, 'time'));
  return revealedAt === undefined ? posted : [...posted, ...rich(', revealed at ', momentIn(zone, revealedAt, 'time'))];
}

function buttonsOf({ state, schedule, nextAt }: Subscription): Button[] {
  const setup: Button = { label: 'Times', action: { kind: 'edit', form: 'times' } };
  if (state === 'removed') return [{ ...setup, label: 'Set up again', style: 'primary' }];
  const questions: Button = { label: 'Questions', action: { kind: 'edit', form: 'questions' } };
  const nextDate = state === 'active' && nextAt !== undefined ? occurrenceAt(schedule, nextAt).date : undefined;
  const onOff: Button =
    state === 'active'
      ? { label: 'Pause', action: { kind: 'daily', verb: 'pause' } }
      : { label: 'Resume', action: { kind: 'daily', verb: 'resume' }, style: 'primary' };
  return [
    setup,
    questions,
    { label: 'Preview', action: { kind: 'daily', verb: 'test' } },
    ...(nextDate !== undefined ? [{ label: 'Skip next', action: { kind: 'skip', date: nextDate } } as const] : []),
    onOff,
  ];
}

export function removeView(): View {
  return {
    summary: 'Remove the daily question from this channel?',
    blocks: [
      { kind: 'title', text: 'Remove the daily question here?' },
      {
        kind: 'text',
        text: rich(
          'Nothing more is posted. An answer that is still to come comes. What was asked is remembered, so nothing repeats when it is set up again.',
        ),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Remove', action: { kind: 'daily', verb: 'removed' }, style: 'danger' },
          { label: 'Keep it', action: { kind: 'daily', verb: 'status' } },
        ],
      },
    ],
  };
}
