/** Look up: one question in, the right entry out, or a clear "nothing about that". */
import { z } from 'zod';
import { cardView, relatedView } from '../lookup/card.ts';
import { emptyQueryView, missedView, normaliseMiss, wantedView } from '../lookup/missed.ts';
import type { Entry, PlatformName } from '../model.ts';
import type { Deps } from '../ports.ts';
import { UserError } from '../errors.ts';
import type { Reply, View } from '../view.ts';
import { defineCommand, type ActionHandlers, type Caller } from './command.ts';
import { onceAMinute } from './once.ts';
import { takeTrailingOptions } from './line.ts';

/** Longer queries are cut: what matters to find an entry is never that far behind. */
const longestQuery = 2000;

export const ask = defineCommand({
  name: 'sysdesign',
  summary: 'Look up a system design question',
  examples: ['cap theorem', 'why is my cache stale', 'kafka vs rabbitmq share:yes'],
  options: [
    { name: 'query', summary: 'A topic, a product or a symptom', kind: 'query', required: false },
    { name: 'share', summary: 'Post the answer for everyone in the channel', kind: 'flag', required: false },
    { name: 'for', summary: 'Aim the answer at someone, who is then notified', kind: 'person', required: false },
  ],
  rights: 'anyone',
  readLine: (rest) => {
    const { text, options } = takeTrailingOptions(rest, ['share', 'for']);
    return { ...options, query: text };
  },
  input: z.object({
    query: z
      .string()
      .default('')
      .transform((query) => query.slice(0, longestQuery)),
    share: z
      .string()
      .optional()
      .transform((share) => share !== undefined && /^(?:yes|true|on|1)$/i.test(share)),
    for: z
      .string()
      .regex(/^[\w-]{1,64}$/, 'for: takes one member of the channel')
      .optional(),
  }),
  delivery: (input) => (input.share || input.for !== undefined ? 'public' : 'private'),
  run: async (input, _caller, deps) => {
    const wantsPublic = input.share || input.for !== undefined;
    const { view, found } = await answer(input.query, wantsPublic, deps);
    // Nobody else is shown, or notified of, a search in vain.
    if (!found || !wantsPublic) return { kind: 'view', delivery: 'private', view };
    return { kind: 'view', delivery: 'public', view: input.for === undefined ? view : aimedAt(input.for, view) };
  },
});

function aimedAt(person: string, view: View): View {
  return { ...view, mentions: [{ kind: 'person', id: person }] };
}

/** The view for a query: a card, or near ones, or nothing. A search in vain is counted. */
async function answer(
  query: string,
  isPublic: boolean,
  deps: Deps,
): Promise<{ readonly view: View; readonly found: boolean }> {
  if (query.trim() === '') return { view: emptyQueryView(), found: false };
  const named = deps.corpus.get(query.trim());
  const result = deps.corpus.search(query, 10);
  const best = named ?? (result.answer ? result.hits[0]?.entry : undefined);
  if (best !== undefined) {
    const seeAlso = named === undefined ? result.near.filter((hit) => hit.entry.id !== best.id) : [];
    return { view: cardView(best, { page: 1, audience: isPublic ? 'channel' : 'person', seeAlso }), found: true };
  }
  const text = normaliseMiss(query);
  const miss = text === '' ? undefined : await deps.store.misses.count(text, deps.clock());
  return { view: missedView(query, result.near, miss), found: false };
}

export const askActions: ActionHandlers<'show' | 'related' | 'share' | 'find' | 'found' | 'want'> = {
  show: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, _caller, deps) =>
      replace(cardView(entryOf(action.entry, deps), { page: action.page, audience: 'person' })),
  },
  related: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, _caller, deps) =>
      replace(relatedView(entryOf(action.entry, deps), deps.corpus.related(action.entry, 10))),
  },
  share: {
    facts: { delivery: 'public', rights: 'anyone' },
    run: async (action, caller, deps) => share(entryOf(action.entry, deps), caller, deps),
  },
  find: {
    facts: { delivery: 'form', rights: 'anyone' },
    run: async () => ({
      kind: 'form',
      form: {
        title: 'Find an entry',
        submit: 'Show',
        action: { kind: 'found' },
        fields: [
          { kind: 'entry', name: 'entry', label: 'Topic, product or symptom', hint: 'Type a few letters and choose.' },
        ],
      },
    }),
  },
  found: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (_action, _caller, deps, fields) => ({
      kind: 'view',
      delivery: 'private',
      view: (await answer((fields['entry'] ?? '').slice(0, longestQuery), false, deps)).view,
    }),
  },
  want: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const key = `want ${String(action.miss)} ${personKey(caller)}`;
      if (await deps.store.seen.first(key, deps.clock())) await deps.store.misses.want(action.miss);
      return { kind: 'view', delivery: 'private', view: wantedView() };
    },
  },
};

function replace(view: View): Reply {
  return { kind: 'view', delivery: 'replace', view };
}

async function share(entry: Entry, caller: Caller, deps: Deps): Promise<Reply> {
  const { channel, thread } = caller.place;
  if (!(await onceAMinute(`share ${entry.id} ${channel} ${thread ?? ''} ${personKey(caller)}`, deps))) {
    throw new UserError(
      'shared-already',
      'You shared this here a moment ago.',
      'Look a little further up in the channel.',
    );
  }
  return { kind: 'view', delivery: 'public', view: cardView(entry, { page: 1, audience: 'channel' }) };
}

function entryOf(id: string, deps: Deps): Entry {
  const entry = deps.corpus.get(id);
  if (entry !== undefined) return entry;
  throw new UserError(
    'entry-gone',
    'This entry is no longer in the corpus.',
    'Search for it again: it may have been renamed or merged into another.',
  );
}

function personKey({ from }: Caller): string {
  const platform: PlatformName = from.platform;
  return `${platform} ${from.tenant} ${from.id}`;
}
