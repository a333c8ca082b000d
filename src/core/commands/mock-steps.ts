/** What people press during a mock interview, and to begin one. */
import { UserError } from '../errors.ts';
import { answered, answerForm, hinted, pressed } from '../interview/press.ts';
import { lengthNamed } from '../interview/model.ts';
import { theirs } from '../interview/pairs/people.ts';
import { presentOf } from '../interview/start.ts';
import type { ActionHandlers } from './command.ts';
import { startView, viewOf } from './mock-views.ts';
import { shown } from '../replies.ts';

export const mockStepActions: ActionHandlers<'mock' | 'clue' | 'speak' | 'spoken' | 'room' | 'begin' | 'again'> = {
  mock: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: pressed,
  },
  clue: {
    facts: { delivery: 'public', rights: 'anyone' },
    run: hinted,
  },
  speak: {
    facts: { delivery: 'form', rights: 'anyone' },
    run: async (action, caller, deps) => ({ kind: 'form', form: await answerForm(action, caller, deps) }),
  },
  spoken: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps, fields) => shown(await answered(action, caller, fields['text'] ?? '', deps)),
  },
  room: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async ({ interview: id }, { from }, deps) => {
      const { interview } = await theirs(id, from, deps);
      // Brings it up to date where the clock is late.
      const present = await presentOf(from, deps);
      return shown(viewOf(present?.id === id ? present : interview, deps), 'replace');
    },
  },
  begin: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async ({ entry: id, length }, caller, deps) => {
      const entry = deps.corpus.get(id);
      if (entry === undefined) throw entryGone();
      return shown(await startView(entry, lengthNamed(length), caller, deps), 'replace');
    },
  },
  again: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async ({ interview: id }, caller, deps) => {
      const before = await deps.store.interviews.get(id);
      const entry = before && deps.corpus.get(before.entry);
      if (before === undefined || entry === undefined) throw entryGone();
      return shown(await startView(entry, before.length, caller, deps));
    },
  },
};

function entryGone(): UserError {
  return new UserError('entry-gone', 'That entry is no longer in the corpus.', 'Choose another topic: mock start.');
}
