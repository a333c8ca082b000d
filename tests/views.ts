/** Every view and form the product can show, once, by name: what the golden files of each platform are made of. */
import { categoriesView, categoriesOf, categoryView } from '../src/core/lookup/browse.ts';
import { cardView, relatedView } from '../src/core/lookup/card.ts';
import { emptyQueryView, missedView, wantedView } from '../src/core/lookup/missed.ts';
import { reportedView, reportsView } from '../src/core/lookup/reports.ts';
import { actionHandlers } from '../src/core/commands/index.ts';
import { UserError } from '../src/core/errors.ts';
import { faultView, givingBack, userErrorView } from '../src/core/fault.ts';
import { helpView } from '../src/core/commands/help.ts';
import { commands } from '../src/core/commands/index.ts';
import type { Moment, Span } from '../src/core/model.ts';
import { bullet, rich } from '../src/core/rich.ts';
import type { Form, Reply, View } from '../src/core/view.ts';
import { dailyForms, dailyViews } from './daily-views.ts';
import { privacyViews } from './privacy-views.ts';
import { interviewForms, interviewViews, pairViews } from './interview-views.ts';
import { testDeps, testLog } from './deps.ts';
import { capTheorem, sharding, testEntries, unanswered, untidy } from './entries.ts';

const hits = [sharding, untidy].map((entry) => ({ entry, score: 1 }));

function moment(show: Moment['show'], text: string): Span {
  return { text, moment: { at: 1_795_543_200, show } };
}

export const views: Readonly<Record<string, View>> = {
  'card-first-page': cardView(capTheorem, { page: 1, audience: 'person' }),
  'card-second-page': cardView(capTheorem, { page: 2, audience: 'person' }),
  'card-see-also': cardView(sharding, { page: 1, audience: 'person', seeAlso: hits }),
  'card-shared': cardView(capTheorem, { page: 1, audience: 'channel' }),
  'card-aimed-at-someone': {
    ...cardView(sharding, { page: 1, audience: 'channel' }),
    mentions: [{ kind: 'person', id: 'U42' }],
  },
  'names-and-moments': {
    summary: 'Several are named, and when.',
    mentions: [
      { kind: 'person', id: 'U42' },
      { kind: 'person', id: '900000000000000005' },
      { kind: 'role', id: 'SOPS1' },
      { kind: 'role', id: '900000000000000010' },
      { kind: 'role', id: '@everyone' },
    ],
    blocks: [
      { kind: 'title', text: 'When it is' },
      {
        kind: 'text',
        text: rich('The answer comes at ', moment('time', '18:00 UTC'), ', ', moment('relative', 'in 9 h'), '.'),
      },
      { kind: 'bullets', items: [bullet('Due ', { ...moment('day-and-time', '24 Nov, 18:00 UTC'), strong: true })] },
      { kind: 'note', text: rich('Asked ', moment('relative', 'an hour ago'), '.') },
    ],
  },
  'card-unanswered': cardView(unanswered, { page: 1, audience: 'person' }),
  'card-untidy': cardView(untidy, { page: 1, audience: 'person' }),
  related: relatedView(capTheorem, [sharding]),
  'related-none': relatedView(sharding, []),
  'missed-with-near': missedView('kafak <!channel>', hits, { id: 7, text: 'kafak', times: 2, wanted: 0 }),
  'missed-nothing-near': missedView('best pizza', [], { id: 8, text: 'best pizza', times: 1, wanted: 0 }),
  'missed-not-counted': missedView('???', [], undefined),
  'empty-query': emptyQueryView(),
  wanted: wantedView(),
  categories: categoriesView(testEntries, 1),
  'categories-empty': categoriesView([], 1),
  ...Object.fromEntries(
    categoriesOf(testEntries)
      .slice(0, 1)
      .map((category) => ['category', categoryView(category, 1)]),
  ),
  'file-to-keep': {
    summary: 'A file for you.',
    blocks: [
      { kind: 'text', text: rich('Here it is.') },
      { kind: 'file', name: 'what-i-keep.json', label: 'all of it, <b>as JSON</b>', text: '{"a":"<script>"}' },
    ],
  },
  ...privacyViews,
  help: helpView(commands),
  reported: reportedView(),
  'reports-none': reportsView({ open: [], total: 0, page: 1, pages: 1, misses: [], titleOf: (id) => id }),
  reports: reportsView({
    open: [
      {
        id: 3,
        entry: 'cap-theorem',
        text: 'The year of the proof is <b>wrong</b>: @everyone',
        from: { platform: 'web', tenant: 'local', id: 'p1' },
        at: Temporal.Instant.from('2026-11-24T09:00:00Z'),
      },
    ],
    total: 6,
    page: 1,
    pages: 2,
    misses: [{ id: 8, text: 'merkle tree', times: 4, wanted: 2 }],
    titleOf: () => capTheorem.title,
  }),
  'user-error': userErrorView(
    new UserError('entry-gone', 'This entry is no longer in the corpus.', 'Search for it again.'),
  ),
  fault: faultView(new Error('boom'), {}, { log: testLog([]), random: () => 0.5 }),
  'fault-of-form': givingBack(faultView(new Error('boom'), {}, { log: testLog([]), random: () => 0.5 }), {
    text: 'A queue that grows hides the trouble.\n*Bound* it: @everyone <!channel> reads `this`.',
  }),
  ...dailyViews,
  ...interviewViews,
  ...pairViews,
};

/** The forms, as their actions open them. */
export async function forms(): Promise<Readonly<Record<string, Form>>> {
  const deps = await testDeps();
  const caller = {
    id: 'e1',
    from: { platform: 'web', tenant: 'local', id: 'p1' },
    place: { platform: 'web', tenant: 'local', channel: 'general' },
    canManage: false,
  } as const;
  const opened = {
    find: await actionHandlers.find.run({ kind: 'find' }, caller, deps, {}),
    report: await actionHandlers.report.run({ kind: 'report', entry: 'cap-theorem' }, caller, deps, {}),
  };
  return {
    'every-field': everyField,
    ...dailyForms,
    ...interviewForms,
    ...formsOf(opened),
  };
}

function formsOf(opened: Readonly<Record<string, Reply>>): Record<string, Form> {
  return Object.fromEntries(
    Object.entries(opened).map(([name, reply]) => {
      if (reply.kind !== 'form') throw new Error(`${name} opened no form`);
      return [name, reply.form];
    }),
  );
}

/** No form needs all of them at once. */
const everyField: Form = {
  title: 'Every kind of field',
  submit: 'Save',
  action: { kind: 'found' },
  fields: [
    {
      kind: 'choice',
      name: 'level',
      label: 'How hard',
      required: true,
      options: [
        { label: 'Easy', value: 'easy' },
        { label: 'Hard', value: 'hard' },
      ],
      initial: 'hard',
    },
    {
      kind: 'choices',
      name: 'days',
      label: 'On which days',
      hint: 'At least one.',
      required: true,
      options: [
        { label: 'Monday', value: '1' },
        { label: 'Tuesday', value: '2' },
        { label: 'Sunday', value: '7' },
      ],
      initial: ['1', '7'],
    },
    { kind: 'time', name: 'time', label: 'At what time', initial: '09:30' },
    { kind: 'zone', name: 'zone', label: 'In which time zone', hint: 'Type a city.', initial: 'Europe/Berlin' },
    { kind: 'entry', name: 'entry', label: 'Begin with' },
  ],
};
