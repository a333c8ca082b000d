/** Every view and form of the question of the day, once. */
import type { Attempt, Round, Subscription } from '../src/core/daily/model.ts';
import { noticeTopics } from '../src/core/daily/notices.ts';
import { usualSettings, usualTime } from '../src/core/daily/usual.ts';
import { answerForm, committedView, giveUpView, hintView, peekView } from '../src/core/daily/views/answer.ts';
import { archiveView, sharedView } from '../src/core/daily/views/archive.ts';
import { questionsForm, timesForm } from '../src/core/daily/views/forms.ts';
import { noticeView } from '../src/core/daily/views/notice.ts';
import { questionView } from '../src/core/daily/views/question.ts';
import { revealView } from '../src/core/daily/views/reveal.ts';
import { removeView, statusView } from '../src/core/daily/views/settings.ts';
import type { Entry, Place } from '../src/core/model.ts';
import { rich } from '../src/core/rich.ts';
import type { Form, View } from '../src/core/view.ts';
import { capTheorem, testEntries } from './entries.ts';
import { lineView } from '../src/core/replies.ts';

const place: Place = { platform: 'slack', tenant: 'T1', channel: 'C1' };
const at = (time: string): Temporal.Instant => Temporal.Instant.from(`2026-11-24T${time}:00Z`);

const subscription: Subscription = {
  ...usualSettings,
  id: 3,
  place,
  schedule: { ...usualTime, zone: 'Europe/Berlin' },
  state: 'active',
  setUpBy: { platform: 'slack', tenant: 'T1', id: 'U1' },
  nextAt: at('08:00'),
  asked: 41,
  version: 2,
  ping: 'SOPS1',
};

const round: Round = {
  id: 17,
  subscription: 3,
  place,
  date: '2026-11-24',
  number: 42,
  entry: 'cap-theorem',
  dueAt: at('08:00'),
  revealAt: at('14:00'),
  state: 'posted',
  postedAt: at('08:00'),
  message: '1700000000.000100',
};
const revealed: Round = { ...round, state: 'revealed', revealedAt: at('14:00'), revealMessage: '1700021600.000100' };

const entry: Entry = {
  ...capTheorem,
  hints: [rich('Two colleagues keep copies of one notebook.'), rich('Define both words.'), rich('Walk it through.')],
};

const attempt: Attempt = {
  round: 17,
  person: { platform: 'slack', tenant: 'T1', id: 'U2' },
  text: 'While the link is cut a replica refuses or is stale. <!channel> @everyone *not* a `mention`',
  shared: true,
  committedAt: at('09:00'),
  late: false,
  hasSeen: false,
  named: ['A partition forces a choice'],
  missed: ['Partition tolerance is not yours to decline', 'Choose per operation'],
  ping: false,
};

const reveal = {
  round,
  entry,
  answered: 12,
  missed: new Map([
    ['Choose per operation', 9],
    ['Without a partition the price is latency', 5],
  ]),
  shared: [attempt, { ...attempt, late: true, text: 'Late, but here.' }],
  sharedInAll: 3,
  toPing: [
    { platform: 'slack', tenant: 'T1', id: 'U7' },
    { platform: 'slack', tenant: 'T1', id: 'U8' },
  ],
} as const;

const status = { subscription, fitting: 61, left: 20, missing: [], latest: [revealed] } as const;
const skipped: Round = { ...round, number: 0, entry: '', state: 'skipped', reason: 'Skipped by hand.' };

export const dailyViews: Readonly<Record<string, View>> = {
  'daily-question': questionView({ round, subscription, entry, answered: 0, notify: true }),
  'daily-question-answered': questionView({ round, subscription, entry, answered: 12, notify: false }),
  'daily-question-revealed': questionView({
    round: revealed,
    subscription,
    entry,
    answered: 12,
    revealLink: 'https://chat.example.com/archives/C1/p1700021600000100',
    notify: false,
  }),
  'daily-question-gone': questionView({ round, subscription, entry: undefined, answered: 1, notify: false }),
  'daily-reveal': revealView(reveal),
  'daily-reveal-unanswered': revealView({
    ...reveal,
    answered: 0,
    missed: new Map(),
    shared: [],
    sharedInAll: 0,
    toPing: [],
  }),
  'daily-reveal-gone': revealView({ ...reveal, entry: undefined, toPing: [] }),
  'daily-committed': committedView(attempt, 'You named 1 of 3 points. The reveal shows which.'),
  'daily-committed-late': committedView({ ...attempt, late: true, shared: false }, undefined),
  'daily-hint': hintView(round, entry.hints, 1),
  'daily-hint-last': hintView(round, entry.hints, 3),
  'daily-give-up': giveUpView(round),
  'daily-peek': peekView(round, entry, attempt),
  'daily-peek-gone': peekView(round, undefined, attempt),
  'daily-said': lineView('Noted: you got it.'),
  'daily-archive': archiveView(
    { rows: [round, revealed], page: 1, pages: 2 },
    { get: () => entry },
    () => 'https://chat.example.com/archives/C1/p1700000000000100',
  ),
  'daily-archive-empty': archiveView({ rows: [], page: 1, pages: 1 }, { get: () => entry }, () => undefined),
  'daily-answers': sharedView({ rows: [attempt], page: 2, pages: 3 }, revealed),
  'daily-status': statusView({ ...status, done: 'The daily question is set up.' }),
  'daily-status-blocked': statusView({
    ...status,
    subscription: { ...subscription, state: 'blocked', trouble: 'I am not in that channel.' },
    missing: ['I am not in this channel: invite me with /invite @sysdesign.'],
    latest: [skipped],
  }),
  'daily-status-removed': statusView({ ...status, subscription: { ...subscription, state: 'removed' }, latest: [] }),
  'daily-remove': removeView(),
  ...Object.fromEntries(
    noticeTopics.map((topic) => [
      `daily-notice-${topic}`,
      noticeView(topic, { ...subscription, trouble: 'I am not in that channel.' }, 5),
    ]),
  ),
};

export const dailyForms: Readonly<Record<string, Form>> = {
  'daily-times': timesForm(subscription),
  'daily-questions': questionsForm(subscription, testEntries),
  'daily-answer': answerForm(round, entry, attempt),
};
