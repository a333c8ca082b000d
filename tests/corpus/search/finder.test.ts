import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../src/corpus/search/finder.ts';
import { searchLine } from '../../../src/corpus/search/jsonl.ts';
import { entryOf } from '../../entries.ts';
import { miniCorpus } from './mini-corpus.ts';

const synonyms = [
  ['lb', 'load balancer'],
  ['rollout', 'deployment'],
];
const finder = createFinder(miniCorpus, { synonyms });

describe('a query that the corpus knows', () => {
  it.each([
    ['canary release', 'blue-green-vs-canary'],
    ['what is a load balancer', 'load-balancer'],
    ['pls explain load balancers to me thx', 'load-balancer'],
    ['loadBalancer', 'load-balancer'],
    ['loadbalancer', 'load-balancer'],
    ['lb', 'load-balancer'],
    ['canary rollout', 'blue-green-vs-canary'],
    ['B.F.F.', 'bff'],
    ['rate_limit', 'rate-limiting'],
    ['RateLimiter', 'rate-limiting'],
    ['CQRS?', 'cqrs'],
    ['REST/gRPC', 'rest-vs-rpc'],
    ['token bucket', 'rate-limiting'],
    ['too many requests 429', 'rate-limiting'],
    ['how do circuit breakers stop a retry storm', 'cascading-failures'],
    ['canery relase', 'blue-green-vs-canary'],
    ['circiut braker', 'cascading-failures'],
    ['laod balancer', 'load-balancer'],
    ['rate li', 'rate-limiting'],
    ['circuit br', 'cascading-failures'],
  ])('%s is answered by %s', (query, id) => {
    const { hits, answer } = finder.search(query, 10);
    expect(hits[0]?.entry.id).toBe(id);
    expect(answer).toBe(true);
  });
});

describe('a query that the corpus does not know', () => {
  it.each([
    'canary islands holiday',
    'network of friends',
    'cascade mountains hike',
    'traffic on the motorway',
    'gift as a token of appreciation',
    'balance my checkbook',
    'leaky faucet',
    'circuit board soldering',
    'quick retry of my driving test',
    'best pizza place near me',
    'how do i',
    'the and of',
    '???',
    '🍕🍕🍕',
    '',
    '<@U024BE7LH>',
    'https://example.com/load-balancer',
    'asdfghjkl',
  ])('%s is refused', (query) => {
    expect(finder.search(query, 10).answer).toBe(false);
  });
});

describe('what is offered beside the answer', () => {
  it('is "see also" without the answer itself', () => {
    const { answer, hits, near } = finder.search('api gateway', 10);
    expect(answer).toBe(true);
    expect(hits[0]?.entry.id).toBe('api-gateway');
    expect(near.map(({ entry }) => entry.id)).not.toContain('api-gateway');
  });

  it('is "did you mean" when nothing is sure enough', () => {
    const { answer, near } = finder.search('canary servers', 10);
    expect(answer).toBe(false);
    expect(near.map(({ entry }) => entry.id)).toEqual(['blue-green-vs-canary', 'load-balancer']);
  });

  it('is nothing for a query about something else', () => {
    expect(finder.search('guitar chords for beginners', 10).near).toEqual([]);
  });
});

describe('related entries', () => {
  it('come as named, then naming, then neighbours, without the entry itself', () => {
    expect(finder.related('rate-limiting', 4).map(({ id }) => id)).toEqual([
      'api-gateway',
      'cascading-failures',
      'load-balancer',
      'bff',
    ]);
  });

  it.each([
    ['a former id', 'lb-basics', 1, ['blue-green-vs-canary']],
    ['an unknown id', 'nobody', 5, []],
  ])('of %s', (_, id, limit, expected) => {
    expect(finder.related(id, limit).map((entry) => entry.id)).toEqual(expected);
  });
});

describe('a corpus of any kind', () => {
  it('may be empty', () => {
    const none = createFinder([], { synonyms });
    expect(none.search('cap theorem', 10)).toEqual({ hits: [], answer: false, confidence: 0, near: [] });
    expect(none.suggest('cap', 25)).toEqual([]);
    expect(none.related('cap-theorem', 5)).toEqual([]);
  });

  it('may be one untidy question without an answer', () => {
    const one = createFinder([entryOf({ id: 'what-is-a-mutex', title: 'What is a mutex?', tags: [] })], { synonyms });
    expect(one.search('mutex', 10)).toMatchObject({ answer: true, hits: [{ entry: { id: 'what-is-a-mutex' } }] });
    expect(one.search('pizza recipe', 10).answer).toBe(false);
  });
});

describe('a line for programs', () => {
  it('holds the query, ids with scores, the decision and the confidence', () => {
    const line = searchLine('CQRS?\n', finder.search('CQRS?\n', 10));
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      q: 'CQRS?\n',
      hits: [{ id: 'cqrs', score: expect.closeTo(0.8, 0) as number }],
      answer: true,
      confidence: expect.closeTo(1, 1) as number,
    });
  });

  it('gives ten hits where there are that many', () => {
    const many = createFinder(
      Array.from({ length: 12 }, (_, at) =>
        entryOf({ id: `cache-${String(at)}`, title: `Cache number ${String(at)}` }),
      ),
      { synonyms },
    );
    const { hits } = JSON.parse(searchLine('cache', many.search('cache', 10))) as { hits: unknown[] };
    expect(hits).toHaveLength(10);
  });
});
