import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockCost } from '../../../src/core/lookup/budget.ts';
import { cardView } from '../../../src/core/lookup/card.ts';
import { pagesOf } from '../../../src/core/lookup/pages.ts';
import type { Bullet } from '../../../src/core/model.ts';
import { plain } from '../../../src/core/model.ts';
import { bullet, rich } from '../../../src/core/rich.ts';
import type { Block } from '../../../src/core/view.ts';
import { capTheorem, entryOf, pointOf, sharding, unanswered, untidy } from '../../entries.ts';

const kindsOf = (page: readonly Block[] | undefined): string[] =>
  (page ?? []).map((block) => (block.kind === 'heading' ? block.text : block.kind));

/** Discord's 4,000 characters less title, facts and footer. */
const hardLimit = 3400;

describe('the pages of an entry', () => {
  it.each([
    {
      name: 'a complete entry starts with the short answer, the points by name and the picture',
      entry: capTheorem,
      page: 0,
      expected: ['lead', 'bullets', 'picture'],
    },
    {
      name: 'then come the sections in order',
      entry: capTheorem,
      page: 1,
      expected: [
        ...[
          'Key points',
          'bullets',
          'Quick tips',
          'bullets',
          'Trade-offs',
          'table',
          'Numbers to remember',
          'bullets',
          'How it fails',
          'bullets',
        ],
        ...[
          'When not',
          'bullets',
          'People say, wrongly',
          'bullets',
          'Follow-ups an interviewer asks',
          'bullets',
          'Sources',
          'bullets',
        ],
      ],
    },
    { name: 'an entry without picture has none', entry: sharding, page: 0, expected: ['lead', 'bullets'] },
    {
      name: 'an entry without short answer starts with its points',
      entry: untidy,
      page: 0,
      expected: ['Key points', 'bullets'],
    },
    { name: 'an unanswered one says so', entry: unanswered, page: 0, expected: ['text'] },
  ])('$name', ({ entry, page, expected }) => {
    expect(kindsOf(pagesOf(entry)[page])).toEqual(expected);
  });

  it('continue a section on the next page under a heading that says so', () => {
    const details = Array.from({ length: 12 }, (_, index) => bullet(`${String(index)} ${'word '.repeat(80)}`));
    const pages = pagesOf(
      entryOf({
        id: 'long',
        title: 'Long',
        points: details.map((detail, index) => pointOf(`Point ${String(index)}`, [detail])),
      }),
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(kindsOf(pages[1])[0]).toBe('Key points (continued)');
  });

  const text = fc.oneof(
    fc.string({ maxLength: 3000 }),
    fc.constant('*_`|<>&'.repeat(300)),
    fc.lorem({ maxCount: 400 }),
  );
  const withChildren = (children: fc.Arbitrary<Bullet[]>): fc.Arbitrary<Bullet> =>
    fc.record({ text: text.map((value) => rich(value)), children });
  const leaf = withChildren(fc.constant([]));
  const bullets = withChildren(fc.array(withChildren(fc.array(leaf, { maxLength: 3 })), { maxLength: 3 }));

  it('stay within the budget when the short answer, the points or the title are of no reasonable length', () => {
    const words = 'word '.repeat(1000);
    const styled = Array.from({ length: 900 }, (_, index) =>
      index % 2 === 0 ? { text: 'x', strong: true as const } : { text: 'y', emphasis: true as const },
    );
    const points = Array.from({ length: 40 }, (_, index) =>
      pointOf(`${String(index)} ${'long '.repeat(30)}`, [{ text: styled, children: [] }]),
    );
    const entry = entryOf({ id: 'huge', title: words, short: rich(words), points });
    for (let page = 1; page <= pagesOf(entry).length; page += 1) {
      const { blocks } = cardView(entry, { page, audience: 'person' });
      expect(blocks.reduce((sum, block) => sum + blockCost(block), 0)).toBeLessThanOrEqual(3900);
    }
    expect(JSON.stringify(pagesOf(entry)).match(/word/g)).toHaveLength(2000);
  });

  it('lose no text and fit every platform, however long the answer', () => {
    const words = (items: readonly Bullet[]): string =>
      items.map((item) => plain(item.text) + words(item.children)).join('');
    fc.assert(
      fc.property(fc.array(bullets, { minLength: 1, maxLength: 4 }), (details) => {
        const pages = pagesOf(
          entryOf({
            id: 'any',
            title: 'Any',
            points: details.map((detail) => ({ ...pointOf('Head', [detail]), head: detail.text })),
          }),
        );
        const shown = pages.flat().flatMap((block) => (block.kind === 'bullets' ? block.items : []));
        const squeeze = (value: string): string => value.replace(/[\s…]/g, '');
        expect(squeeze(words(shown))).toBe(
          squeeze(details.map((detail) => plain(detail.text) + words([detail])).join('')),
        );
        for (const page of pages)
          expect(page.reduce((sum, block) => sum + blockCost(block), 0)).toBeLessThanOrEqual(hardLimit);
      }),
      { numRuns: 60 },
    );
  });
});
