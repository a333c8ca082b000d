import { describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/core/interview/grade.ts';
import { scorecardPicture } from '../../../src/core/interview/pictures/scorecard.ts';
import { scorecardOf, withPoint, type Finished } from '../../../src/core/interview/scorecard.ts';
import type { Dimension, Scorecard } from '../../../src/core/interview/scorecard-model.ts';
import type { Entry, Point } from '../../../src/core/model.ts';
import { bullet, rich } from '../../../src/core/rich.ts';
import { entryOf, pointOf } from '../../entries.ts';

function graded(head: string, weight: number, why: string, accept: string, explain: string, reject?: string): Point {
  return {
    ...pointOf(head, [bullet(`${why} A second sentence says more.`)], weight),
    accept: [{ pattern: accept, line: 1 }],
    explain: [{ pattern: explain, line: 1 }],
    reject: reject === undefined ? [] : [{ pattern: reject, correction: 'More memory buys minutes.', line: 1 }],
  };
}

const entry: Entry = entryOf({
  id: 'backpressure',
  title: 'How does a slow stage slow a fast one down?',
  short: rich('Bound every buffer, and let the consumer tell the producer how much it can take.'),
  completeness: 'complete',
  related: ['message-queue', 'rate-limiting', 'cascading-failures', 'load-shedding'],
  points: [
    graded(
      'Bound every buffer',
      40,
      'An unlimited queue fills memory.',
      'bound*|limit* ; queue|buffer',
      'memory|oom|crash',
      'bigger ; queue ; solve*',
    ),
    graded('Signal upstream', 40, 'The source must hear of it.', 'signal|tell ; producer|sender', 'slow|wait|stop'),
    graded('Drop on purpose', 20, 'What cannot wait must go.', 'drop|shed|sample', 'old|useless|late'),
  ],
  whenNot: [bullet('A batch job that may take all night.')],
});
const phases = ['Say it first', 'Points', 'Follow-ups', 'Trade-offs'];
const nothing = { hints: [], gaveUp: [], shown: [], clarified: [], ticks: {} };

function cardOf(said: readonly string[], interview: Partial<Finished['interview']> = {}, of: Entry = entry): Scorecard {
  const sayings = said.map((text, phase) => ({ phase, text })).filter(({ text }) => text !== '');
  return scorecardOf({ interview: { ...nothing, ...interview }, entry: of, phases, sayings }, createGrader());
}

const level = (card: Scorecard, name: Dimension): number | undefined =>
  card.dimensions.find((dimension) => dimension.name === name)?.level;

const good = [
  'A slow consumer must be able to tell the producer to slow down, or else the queue between them grows without end.',
  'I bound every queue, because an unlimited buffer fills the memory until the process is killed by the system.',
  'If the source cannot slow down I drop the old readings, since a late value is useless to anybody who looks at it.',
  'The price of a bounded queue is that the producer has to wait. Dropping costs data, so I would only drop readings rather than orders. The signal is overhead, not worth it for a batch job that may take all night.',
];

describe('a scorecard', () => {
  it('quotes the words that earned each point, with the phase in which they were said', () => {
    const { points } = cardOf(good);
    expect(points.map(({ state, phase }) => [state, phase])).toEqual([
      ['explained', 'Points'],
      ['explained', 'Say it first'],
      ['explained', 'Follow-ups'],
    ]);
    for (const [index, { quote = '' }] of points.entries()) {
      const phase = [1, 0, 2][index] ?? 0;
      expect(good[phase]).toContain(quote.replaceAll('…', ''));
    }
  });

  it('puts a good interview above the bar, half of it at the bar, and bluffing below', () => {
    expect(cardOf(good).band).toBe('above the bar');
    expect(
      cardOf([
        good[1] ?? '',
        'Then I would tell the producer about it somehow, and look at it again in the next sprint.',
      ]).band,
    ).toBe('at the bar');
    expect(
      cardOf(['It scales because we use modern tools and a good team that knows what it is doing every day.']).band,
    ).toBe('below the bar');
  });

  it('says of what was missed why it matters, in one sentence', () => {
    const missed = cardOf([good[1] ?? '']).points.filter(({ state }) => state === 'missing');
    expect(missed.map(({ name, why }) => [name, why])).toEqual([
      ['Signal upstream', 'The source must hear of it.'],
      ['Drop on purpose', 'What cannot wait must go.'],
    ]);
  });

  it('names the heaviest missed point and the weakest dimension to work on', () => {
    const { workOn } = cardOf([good[1] ?? '']);
    expect(workOn.map(({ text }) => text)).toEqual([
      '“Signal upstream” was missing. The source must hear of it.',
      'For each choice name its price, and the case in which you would choose otherwise.',
    ]);
    expect(workOn[0]?.entry).toBe('backpressure');
  });

  it('lets a wrong claim cost the depth and the band, and shows it', () => {
    const card = cardOf([...good.slice(0, 3), `${good[3] ?? ''} A bigger queue solves the rest.`]);
    expect(card.traps).toMatchObject([
      { claim: 'A bigger queue solves the rest', correction: 'More memory buys minutes.' },
    ]);
    expect(card.band).not.toBe('above the bar');
    expect(level(card, 'depth')).toBe((level(cardOf(good), 'depth') ?? 0) - 1);
  });

  it('gives nothing for what giving up has shown', () => {
    const card = cardOf(good, { gaveUp: [1], shown: ['Bound every buffer'] });
    expect(card.points[0]).toMatchObject({ state: 'missing', why: 'An unlimited queue fills memory.' });
    expect(card.points[0]).not.toHaveProperty('quote');
    expect(card.gaveUp).toEqual(['Points']);
  });

  it('takes three off for each hint', () => {
    expect(cardOf(good).score - cardOf(good, { hints: [1, 2] }).score).toBe(6);
  });

  it('counts what the interviewer of a pair has ticked, without words to quote', () => {
    const card = cardOf([], { ticks: { 'Bound every buffer': 'explained', 'Drop on purpose': 'named' } });
    expect(card.points.map(({ state }) => state)).toEqual(['explained', 'missing', 'named']);
    expect(card.points[0]).not.toHaveProperty('quote');
  });

  it('remarks on an interview in which hardly anything was said', () => {
    const card = cardOf(['I bound the queue.']);
    expect(card.remark).toContain('very little');
    expect(card.band).toBe('below the bar');
  });

  it('judges nothing said at all without failing', () => {
    const card = cardOf([]);
    expect(card).toMatchObject({ band: 'below the bar', score: 0, traps: [] });
    expect(card.dimensions.map((dimension) => dimension.level)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a level', () => {
  it.each([
    ['It depends.', 0],
    ['It depends on a lot of things, and everything has a cost in the end.', 0],
    ['The price of a bounded queue is that the producer waits.', 1],
    [good[3] ?? '', 2],
  ])('of trade-offs for “%s” is at least %i and grows with sentences that weigh', (text, least) => {
    const card = cardOf(['', '', '', text]);
    if (least === 0) expect(level(card, 'trade-offs')).toBe(0);
    else expect(level(card, 'trade-offs')).toBeGreaterThanOrEqual(least);
  });

  const design = {
    ...entry,
    kind: 'design',
    clarify: ['How many?', 'Where?'].map((question) => ({ question: rich(question), answer: rich('Many.'), line: 1 })),
  } as const;
  it.each([
    [[], 'I would start at once with the queue and see how it goes from there.', 0],
    [['How many?'], 'I would start at once with the queue and see how it goes from there.', 2],
    [['How many?'], 'With 2,000 req/s of 1 KB we store 170 GB a day.', 3],
  ] as const)('of requirements after asking %j and saying “%s” is %i', (clarified, text, expected) => {
    expect(level(cardOf([text], { clarified }, design), 'requirements')).toBe(expected);
  });

  it.each([
    ['', 0],
    ['Queues are nice.', 0],
    ['In my last company we had a project with many servers and everybody was happy with it.', 1],
    ['It is about how a slow stage makes the fast producer before it slow down in time.', 2],
    ['A slow stage tells the fast producer to slow down, or else the fast one wins and the slow stage dies.', 3],
  ])('of requirements of a concept that begins with “%s” is %i', (text, expected) => {
    expect(level(cardOf([text]), 'requirements')).toBe(expected);
  });

  it('of communication grows with the phases that were answered', () => {
    expect(level(cardOf(good), 'communication')).toBe(3);
    expect(level(cardOf(good.slice(0, 3)), 'communication')).toBe(2);
    expect(level(cardOf(good.slice(0, 1)), 'communication')).toBe(1);
  });
});

describe('a point that changes afterwards', () => {
  const card = cardOf([good[1] ?? '']);

  it('counts in full when the candidate claims it', () => {
    const claimed = withPoint(card, 1, { state: 'claimed', quote: 'my words' });
    expect(claimed.score - card.score).toBe(40);
    expect(level(claimed, 'design')).toBeGreaterThan(level(card, 'design') ?? 3);
  });

  it('changes no band when it is earned in a second try', () => {
    const retried = withPoint(card, 1, { state: 'retried' });
    expect([retried.score, retried.band]).toEqual([card.score, card.band]);
  });
});

describe('the picture of a scorecard', () => {
  it('holds the title, escaped, and the levels, and none of the words', () => {
    const { svg, alt } = scorecardPicture({ ...cardOf(good), title: 'Why <b>"A & B"</b> matter' });
    expect(svg).toContain('Why &lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt; matter');
    for (const quote of good) expect(svg).not.toContain(quote.slice(0, 20));
    expect(alt).toContain('above the bar');
    expect(alt).toMatch(/requirements \d of 3, design 3 of 3/);
  });

  it('breaks a long title into two lines that fit', () => {
    const { svg } = scorecardPicture({ ...cardOf(good), title: 'word '.repeat(40).trim() });
    const lines = [...svg.matchAll(/>([^<]+)<\/text>/g)]
      .map((found) => found[1] ?? '')
      .filter((line) => line.startsWith('word'));
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(52);
  });
});
