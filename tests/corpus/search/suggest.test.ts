import { describe, expect, it } from 'vitest';
import { rich } from '../../../src/core/rich.ts';
import { createFinder } from '../../../src/corpus/search/finder.ts';
import { entryOf } from '../../entries.ts';
import { miniCorpus } from './mini-corpus.ts';

const finder = createFinder(miniCorpus, { synonyms: [] });
const suggested = (partial: string, limit = 25): string[] => finder.suggest(partial, limit).map(({ entry }) => entry);

describe('choices while typing', () => {
  it('come by id or title, then asked as, then words of the title, then text', () => {
    const { suggest } = createFinder(
      [
        entryOf({ id: 'text', title: 'Voting', short: rich('A quorum is a majority.'), tags: [] }),
        entryOf({ id: 'inside', title: 'Reading from a quorum', tags: [] }),
        entryOf({ id: 'phrase', title: 'Replicas', askedAs: ['quorum reads'], tags: [] }),
        entryOf({ id: 'begun', title: 'Quorum and its cost', tags: [] }),
        entryOf({ id: 'quorum', title: 'Majorities', tags: [] }),
      ],
      { synonyms: [] },
    );
    const ids = suggest('quorum', 25).map(({ entry }) => entry);
    expect(ids.slice(0, 4)).toEqual(['quorum', 'begun', 'phrase', 'inside']);
  });

  it.each([
    ['a misspelt word', 'canary relese', 'blue-green-vs-canary'],
    ['half a word', 'circ', 'cascading-failures'],
    ['an id', 'rest-vs', 'rest-vs-rpc'],
    ['a phrase', 'protobuf', 'rest-vs-rpc'],
    ['another case', 'CQ', 'cqrs'],
  ])('find an entry by %s', (_, partial, id) => {
    expect(suggested(partial)[0]).toBe(id);
  });

  it('leave out what merely shares a word with what has the name', () => {
    expect(suggested('api gateway')).toEqual(['api-gateway']);
  });

  it('show the phrase that was met and the title', () => {
    expect(finder.suggest('protobuf', 25)).toEqual([
      {
        label: 'protobuf vs json · Resources or procedures: what should an API between services look like?',
        entry: 'rest-vs-rpc',
      },
    ]);
  });

  it('are the first entries while nothing is typed, and none for nonsense', () => {
    expect(suggested('', 3)).toEqual(miniCorpus.slice(0, 3).map(({ id }) => id));
    expect(suggested('zzzzqq')).toEqual([]);
  });

  it('stay within the limits and name each entry once', () => {
    const { suggest } = createFinder(
      Array.from({ length: 60 }, (_, at) =>
        entryOf({ id: `cache-${String(at)}`, title: `Cache ${'very '.repeat(40)}${String(at)}`, askedAs: ['cache'] }),
      ),
      { synonyms: [] },
    );
    for (const partial of ['', 'c', 'cache', 'cache very', 'chache']) {
      const choices = suggest(partial, 25);
      expect(choices).toHaveLength(25);
      expect(new Set(choices.map(({ entry }) => entry)).size).toBe(25);
      expect(Math.max(...choices.map(({ label }) => label.length))).toBeLessThanOrEqual(100);
    }
  });
});
