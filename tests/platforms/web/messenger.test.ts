/** The bot speaks on the page without being spoken to. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/model.ts';
import { framesOf } from '../../../src/platforms/web/frames.ts';
import { createMessenger } from '../../../src/platforms/web/messenger.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { markOf, promisesOfAMessenger, viewOf, type World } from '../messenger-contract.ts';

const place: Place = { platform: 'web', tenant: 'local', channel: 'general' };

interface Page extends World {
  readonly deps: TestDeps;
  /** Ids of the messages that browsers were told about. */
  readonly published: readonly number[];
}

async function open(): Promise<Page> {
  const deps = await testDeps();
  const { chat } = deps.store;
  const published: number[] = [];
  const hub = { publish: ({ id }: { readonly id: number }) => void published.push(id) };
  return {
    deps,
    published,
    messenger: createMessenger({ deps, hub }, ['general']),
    place,
    person: 'ana',
    greet: async () => {
      const author = { kind: 'person', id: 'ana', name: 'Ana B.' } as const;
      await chat.append({ place, author, content: { kind: 'text', text: 'hello' }, at: deps.clock() });
    },
    clock: deps.clock,
    advance: deps.advance,
    shown: async (where) => {
      const messages = await chat.list(where, 'ana', 100);
      return messages
        .filter(({ author }) => author.kind === 'bot')
        .map(({ id, content }) => ({ id: String(id), text: JSON.stringify(content) }));
    },
    mimic: async (where, view) => {
      const author = { kind: 'person', id: 'ben', name: 'Ben' } as const;
      await chat.append({ place: where, author, content: { kind: 'view', view }, at: deps.clock() });
    },
    close: () => deps.store.close(),
  };
}

describe('a messenger on the page', () => {
  promisesOfAMessenger(open);
});

describe('on the page', () => {
  let page: Page;
  beforeEach(async () => {
    page = await open();
  });

  it('a post stands once, however often it comes, and browsers are told of each change', async () => {
    const ref = await page.messenger.post(viewOf('Question one'), { place }, markOf(1));
    expect(await page.messenger.post(viewOf('Question one'), { place }, markOf(1))).toEqual(ref);
    await page.messenger.edit(ref, viewOf('Question one, revealed'));
    expect(await page.shown(place)).toHaveLength(1);
    expect(new Set(page.published)).toEqual(new Set([Number(ref.message)]));
  });

  it('browsers take away what was taken away', async () => {
    const ref = await page.messenger.post(viewOf('Question one'), { place }, markOf(1));
    await page.messenger.remove(ref);
    expect(page.published).toHaveLength(2);
    expect(await framesOf(Number(ref.message), 'ana', page.deps)).toEqual([{ id: Number(ref.message), gone: true }]);
  });

  it('people are named by the name they went by last, of which letters and digits count, unless two go by it', async () => {
    const says = async (id: string, name: string): Promise<void> => {
      const author = { kind: 'person', id, name } as const;
      await page.deps.store.chat.append({ place, author, content: { kind: 'text', text: 'hello' }, at: page.clock() });
    };
    const named = async (name: string): Promise<string | undefined> => (await page.messenger.member(place, name))?.id;
    await says('a1', 'Guest 1a2b');
    await says('b2', 'Ben');
    expect([await named('guest-1a2b'), await named('BEN'), await named('...')]).toEqual(['a1', 'b2', undefined]);
    await says('b2', 'Benno');
    await says('c3', 'benno!');
    expect([await named('ben'), await named('benno'), await named('b2')]).toEqual([undefined, undefined, 'b2']);
  });

  it('what is for one person is seen by nobody else', async () => {
    await page.messenger.post(viewOf('For you'), { place, person: 'ana' }, markOf(1));
    expect(await page.deps.store.chat.list(place, 'ben', 100)).toEqual([]);
  });

  it('a channel that the page no longer has is gone, and says what to do', async () => {
    const elsewhere = { ...place, channel: 'closed' };
    await expect(page.messenger.post(viewOf('Lost'), { place: elsewhere }, markOf(1))).rejects.toMatchObject({
      name: 'PlatformError',
      kind: 'gone',
      unsure: false,
    });
    expect(await page.messenger.missing(elsewhere, { thread: true, pin: true })).toEqual([
      'The page has no #closed: name it under web.channels in bot.yaml.',
    ]);
  });
});
