/** Every view and form of a mock interview but the scorecard, once. */
import type { Interview } from '../src/core/interview/model.ts';
import { forPair, ratedView, rateForm } from '../src/core/interview/views/after.ts';
import { endView } from '../src/core/interview/views/end.ts';
import { historyView } from '../src/core/interview/views/history.ts';
import { guideView } from '../src/core/interview/views/guide.ts';
import { invitationView } from '../src/core/interview/views/invitation.ts';
import { nearView } from '../src/core/interview/views/near.ts';
import { leftView, soloAction, unmatchedView, waitingView } from '../src/core/interview/views/queue.ts';
import { roomView } from '../src/core/interview/views/room.ts';
import {
  clarifiedView,
  endAskedView,
  hintsView,
  hintView,
  speakForm,
  tooLateView,
  unreadLine,
} from '../src/core/interview/views/said.ts';
import { noneView, statusView } from '../src/core/interview/views/status.ts';
import { overView, stepView } from '../src/core/interview/views/step.ts';
import type { Entry } from '../src/core/model.ts';
import { plain } from '../src/core/model.ts';
import { rich } from '../src/core/rich.ts';
import type { Form, View } from '../src/core/view.ts';
import { capTheorem, sharding, unanswered } from './entries.ts';
import { lineView } from '../src/core/replies.ts';
import { interviewOf } from './storage/given.ts';

const begun = Temporal.Instant.from('2026-11-24T09:00:00Z');
const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const;

const entry: Entry = {
  ...capTheorem,
  hints: [rich('Two colleagues keep copies of one notebook.'), rich('Define both words.'), rich('Walk it through.')],
};
const design: Entry = {
  ...entry,
  kind: 'design',
  clarify: [
    { question: rich('How many people?'), answer: rich('Ten million a day.'), line: 5 },
    { question: rich('Where are they?'), answer: rich('On one continent. <!channel>'), line: 6 },
  ],
};

const first: Interview = {
  ...interviewOf({ names: { candidate: '' }, place, entry: entry.id, startedAt: begun, lastAt: begun }),
  id: 17,
  candidate: { platform: 'slack', tenant: 'T1', id: 'U42' },
  room: { ...place, thread: '1700000000.000100' },
  phaseSince: begun,
  version: 3,
};
const claim =
  'You said “@everyone may read <b>stale</b> data”. Would you stand by that? Think of a case in which it goes wrong.';
const followUp: Interview = {
  ...first,
  phase: 2,
  step: 4,
  usedMs: [200_000, 500_000],
  asked: [
    { phase: 2, question: 'Is a single Postgres CA?' },
    { phase: 2, question: claim },
  ],
  hints: [1, 2, 3],
  gaveUp: [1],
  shown: ['Choose per operation'],
  told: 90,
};
const paused: Interview = { ...followUp, state: 'paused', phaseUsedMs: 90_000 };
const over: Interview = { ...followUp, state: 'ended', ending: 'gone' };

const past = (id: number, title: string): Interview => ({
  ...over,
  id,
  card: {
    title,
    band: 'below the bar',
    score: 20,
    dimensions: [],
    points: [],
    traps: [],
    workOn: [],
    links: [],
    hints: 0,
    gaveUp: [],
  },
});

export const interviewViews: Readonly<Record<string, View>> = {
  'mock-history': historyView(
    { rows: [past(3, 'A title that says much '.repeat(6)), past(2, '<b>Feeds</b> & @everyone')], page: 1, pages: 2 },
    { hash: '0123456789abcdef', alt: 'Levels from 0 to 3 in your last 2 mock interviews, oldest first: depth 1, 2.' },
  ),
  'mock-room': roomView({ ...first, names: { candidate: 'Ana <b>' } }, entry),
  'mock-first-step': stepView(first, entry),
  'mock-follow-up': stepView(followUp, entry),
  'mock-paused': stepView(paused, entry),
  'mock-given-up': stepView({ ...followUp, step: 3, asked: followUp.asked.slice(0, 1), told: 100 }, entry),
  'mock-given-up-questions': stepView({ ...first, phase: 1, step: 2, usedMs: [60_000], gaveUp: [0], told: 50 }, design),
  'mock-step-over': overView(followUp, entry, 2),
  'mock-step-over-gone': overView(followUp, undefined, 2),
  'mock-end-nothing-said': endView({ id: 17, ending: 'stopped' }, entry),
  'mock-end-entry-gone': endView({ id: 17, ending: 'stopped' }, undefined),
  'mock-status': statusView({
    interview: followUp,
    entry,
    href: 'https://chat.example.com/17',
    note: 'You are in one already; finish or end that first.',
  }),
  'mock-status-opening': statusView({ interview: { ...first, step: 1 }, entry, href: undefined }),
  'mock-status-over': statusView({ interview: over, entry, href: undefined }),
  'mock-status-none': noneView(),
  'mock-near': nearView('shards <!here>', { kind: 'near', near: [capTheorem, sharding] }, 15),
  'mock-near-none': nearView('pizza', { kind: 'near', near: [], asked: unanswered }, undefined),
  'mock-clarified': clarifiedView(design.clarify, true),
  'mock-hint': hintView(entry.hints, 2),
  'mock-hints': hintsView(entry.hints),
  'mock-unread': lineView(unreadLine),
  'mock-end-asked': endAskedView(first),
  'mock-too-late': tooLateView('A replica *refuses* or is stale. <!channel> @everyone'),
};

const two = {
  ...first,
  interviewer: { platform: 'slack', tenant: 'T1', id: 'U43' },
  names: { candidate: 'Ana <b>', interviewer: 'Bob @everyone' },
  invitee: 'interviewer',
} as const satisfies Interview;
const invited = { ...two, state: 'invited', step: 0 } as const satisfies Interview;
const asked = { ...design, points: design.points.map((point) => ({ ...point, weight: 10 })) };
const rubric = { ...two, ticks: { [plain(asked.points[0]?.head ?? [])]: 'explained' } } as const satisfies Interview;
const rating = { interview: 17, by: two.candidate, well: 'Calm questions <!here>', better: 'Ask for *numbers*' };

export const pairViews: Readonly<Record<string, View>> = {
  'pair-invited': invitationView(invited, entry),
  'pair-offered': invitationView({ ...invited, invitee: 'candidate' }, entry),
  'pair-accepted': invitationView(two, entry),
  'pair-declined': invitationView({ ...invited, state: 'declined' }, entry),
  'pair-lapsed': invitationView({ ...invited, state: 'declined', ending: 'abandoned' }, entry),
  'pair-taken-back': invitationView({ ...invited, state: 'declined', ending: 'stopped' }, undefined),
  'pair-room': roomView(two, entry),
  'pair-first-step': stepView(two, entry),
  'pair-paused': stepView({ ...two, state: 'paused', phase: 2, step: 3, usedMs: [1, 2] }, entry),
  'pair-guide-phase': guideView(rubric, asked, 1),
  'pair-guide-questions': guideView(rubric, asked, 2),
  'pair-guide-rubric': guideView(rubric, asked, 3),
  'pair-status-invited': statusView({ interview: invited, entry, href: undefined }),
  'pair-end': forPair(two, endView({ ...two, ending: 'stopped' }, entry)),
  'pair-rated': ratedView(two, 'interviewer', undefined),
  'pair-ratings': ratedView(two, 'candidate', rating),
  'pair-waiting': waitingView({ level: 'any', length: 30 }, 30),
  'pair-left': leftView(true),
  'pair-unmatched': unmatchedView(30, soloAction('medium', '45')),
};

export const interviewForms: Readonly<Record<string, Form>> = {
  'pair-rate': rateForm(two, 'interviewer', undefined),
  'mock-answer': speakForm(first, 'In two or three sentences, as you would begin: what is the answer?'),
};
