import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/core/model.ts';
import { oddityLines, readFixture } from '../content.ts';

describe('the full form', () => {
  it('reads every part of a good entry', async () => {
    const { drafts, oddities } = await readFixture('full/architecture-patterns/backpressure.md');
    const [draft] = drafts;
    expect(oddities).toEqual([]);
    expect(draft?.entry).toMatchObject({
      id: 'backpressure',
      was: ['slow-consumers'],
      title: 'How do you keep a fast producer from drowning a slow consumer?',
      category: 'Architecture Patterns',
      topic: 'Real-time System',
      tags: ['Backpressure', 'High Throughput', 'Real-time System'],
      kind: 'concept',
      difficulty: 'medium',
      minutes: 30,
      reviewed: '2026-11-24',
      completeness: 'complete',
      line: 32,
      diagram: { line: 63, alt: expect.stringMatching(/^A producer sends to a bounded queue/) as string },
    });
    expect(draft?.entry.sources).toHaveLength(2);
    expect(draft?.entry.tradeoffs?.rows).toHaveLength(2);
    expect(draft?.entry.hints).toHaveLength(3);
    expect(draft?.entry.probes.map(({ name, min, max }) => [name, min, max])).toEqual([
      ['good', 75, 100],
      ['bad', 0, 20],
    ]);
    expect(draft?.entry.followUps.map(({ probes }) => probes)).toEqual([
      'Signal upstream',
      'bound every buffer',
      'Shed',
    ]);
    expect(draft?.entry.mistakes[0]?.claim).toBe('An unbounded queue is safe');
  });

  it('reads the rubric of each point with its lines, wrapped patterns too', async () => {
    const { drafts } = await readFixture('full/architecture-patterns/backpressure.md');
    const points = drafts[0]?.entry.points ?? [];
    expect(points.map(({ weight, line }) => [weight, line])).toEqual([
      [30, 37],
      [30, 42],
      [25, 49],
      [15, 54],
    ]);
    expect(points[0]?.reject).toEqual([
      {
        pattern: 'unbounded|infinite ; fine|safe|good',
        correction: 'An unbounded queue only moves the crash to later.',
        line: 41,
      },
    ]);
    expect(points[1]?.accept[1]).toEqual({ pattern: 'block*|slow* ; sender|producer |upstream', line: 46 });
  });

  it('takes sums out of the text and keeps them for the checker', async () => {
    const { drafts } = await readFixture('full/architecture-patterns/backpressure.md');
    const [draft] = drafts;
    expect(draft?.notes.arithmetic.map(({ statement }) => statement)).toEqual(['10_000/2_000 = 5']);
    expect(plain(draft?.entry.numbers[0]?.text ?? [])).toMatch(/at its end\.$/);
  });

  it('names the line of everything that is wrong, and leaves the entry out', async () => {
    const { drafts, brokenId, oddities } = await readFixture('broken/lines.md');
    expect(drafts).toEqual([]);
    expect(brokenId).toBe('lines');
    expect(oddities.map(({ line }) => line)).toEqual([9, 11, 12, 15, 16, 17, 17, 20, 22, 23, 25, 27, 29, 30, 31, 33]);
    expect(oddities.every(({ level }) => level === 'error')).toBe(true);
  });

  it.each([
    [
      'misnamed',
      [
        '1 error: the id "another-name" is not the file\'s name "misnamed": make them equal',
        '3 error: front matter: there is no field "asked_as": write "asked as"',
        '4 error: front matter: minutes must be 15-45',
      ],
    ],
    ['weights', ['9 error: the weights of the points sum to 90: make them sum to 100']],
    [
      'yaml',
      [
        '3 error: front matter: this is not YAML (Block collections are not allowed within flow collections): put text with a colon or a quote in it in quotes',
      ],
    ],
  ])('says what is wrong and how to mend it (%s)', async (name, messages) => {
    expect(oddityLines((await readFixture(`broken/${name}.md`)).oddities)).toEqual(messages);
  });
});
