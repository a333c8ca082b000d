/** Reports: anybody says what is wrong with an entry, managers read and settle what was said. */
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { reportedView, reportsView } from '../lookup/reports.ts';
import type { Person } from '../model.ts';
import { pageAt } from '../paging.ts';
import type { Deps } from '../ports.ts';
import { shorten } from '../rich.ts';
import type { Reply } from '../view.ts';
import { defineCommand, type ActionHandlers } from './command.ts';

const longestReport = 1000;
const pageSize = 5;

export const reports = defineCommand({
  name: 'reports',
  summary: 'Problems that people reported, and topics they miss',
  examples: ['reports'],
  options: [],
  rights: 'manager',
  readLine: (rest) => (rest === '' ? {} : undefined),
  input: z.object({}),
  delivery: () => 'private',
  run: async (_input, caller, deps) => listReports(caller.from, 1, 'private', deps),
});

export const reportActions: ActionHandlers<'report' | 'reported' | 'reports' | 'settle'> = {
  report: {
    facts: { delivery: 'form', rights: 'anyone' },
    run: async (action, _caller, deps) => {
      const title = deps.corpus.get(action.entry)?.title ?? action.entry;
      return {
        kind: 'form',
        form: {
          title: 'Report a problem',
          submit: 'Send',
          action: { kind: 'reported', entry: action.entry },
          intro: shorten(`About “${title}”. The people who keep the corpus read it.`, 300),
          fields: [
            {
              kind: 'text',
              name: 'text',
              label: 'What is wrong or missing?',
              hint: 'A source helps.',
              multiline: true,
              required: true,
              maxLength: longestReport,
            },
          ],
        },
      };
    },
  },
  reported: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps, fields) => {
      const text = (fields['text'] ?? '').trim().slice(0, longestReport);
      if (text === '')
        throw new UserError(
          'empty-report',
          'The report was empty.',
          'Press Report a problem again and say what is wrong.',
        );
      const at = deps.clock();
      if (await deps.store.seen.first(`reported ${caller.from.platform} ${caller.id}`, at)) {
        await deps.store.reports.add({ entry: action.entry, text, from: caller.from, at });
      }
      return { kind: 'view', delivery: 'private', view: reportedView() };
    },
  },
  reports: {
    facts: { delivery: 'replace', rights: 'manager' },
    run: async (action, caller, deps) => listReports(caller.from, action.page, 'replace', deps),
  },
  settle: {
    facts: { delivery: 'replace', rights: 'manager' },
    run: async (action, caller, deps) => {
      await deps.store.reports.settle(caller.from, action.report);
      return listReports(caller.from, 1, 'replace', deps);
    },
  },
};

async function listReports(scope: Person, page: number, delivery: 'private' | 'replace', deps: Deps): Promise<Reply> {
  const total = await deps.store.reports.countOpen(scope);
  const { page: current, pages, offset } = pageAt(page, total, pageSize);
  const open = await deps.store.reports.open(scope, pageSize, offset);
  const misses = await deps.store.misses.top(10);
  return {
    kind: 'view',
    delivery,
    view: reportsView({ open, total, page: current, pages, misses, titleOf: (id) => deps.corpus.get(id)?.title ?? id }),
  };
}
