/** `privacy`: what is kept of the person who asks, as a file, or deleted. */
import { z } from 'zod';
import { erasePerson } from '../privacy/erase.ts';
import { deleteAskedView, deletedView, exportView, privacyView } from '../privacy/views.ts';
import type { Deps } from '../ports.ts';
import type { View } from '../view.ts';
import { defineCommand, type ActionHandlers, type Caller, type Verb } from './command.ts';
import { shown } from '../replies.ts';

const verbs = [
  { name: 'show', summary: 'What I keep about you', options: [] },
  { name: 'export', summary: 'Everything that I keep about you, as a file', options: [] },
  { name: 'delete', summary: 'Delete what I keep about you', options: [] },
] as const satisfies readonly Verb[];

const verbNames = ['show', 'export', 'delete'] as const;

export const privacy = defineCommand({
  name: 'privacy',
  summary: 'What I keep about you: see it, take it, delete it',
  examples: ['privacy', 'privacy export', 'privacy delete'],
  options: [],
  verbs,
  rights: 'anyone',
  isPersonal: true,
  readLine: (rest) => {
    const verb = verbNames.find((name) => name === (rest.toLowerCase() || 'show'));
    return verb && { verb };
  },
  input: z.object({ verb: z.enum(verbNames) }),
  delivery: () => 'private',
  run: async ({ verb }, caller, deps) => shown(await viewFor(verb, caller, deps), 'private'),
});

export const privacyActions: ActionHandlers<'privacy'> = {
  privacy: {
    facts: { delivery: 'replace', rights: 'anyone' },
    // A file comes beside what it was asked for from, which can be gone on with.
    run: async ({ verb }, caller, deps) =>
      shown(await viewFor(verb, caller, deps), verb === 'export' ? 'private' : 'replace'),
  },
};

async function viewFor(verb: (typeof verbNames)[number] | 'deleted', { from }: Caller, deps: Deps): Promise<View> {
  const { store, clock } = deps;
  switch (verb) {
    case 'show':
      return privacyView(await store.privacy.describe(from));
    case 'export':
      return exportView(await store.privacy.export(from), clock());
    case 'delete':
      return deleteAskedView(await store.privacy.describe(from), (await store.interviews.of(from)) !== undefined);
    case 'deleted':
      return deletedView(await erasePerson(from, deps));
  }
}
