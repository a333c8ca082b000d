/** Whatever stands in an entry or a query: nothing in it can format, mention or break a message, through every kind of block. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rich } from '../../../src/core/model.ts';
import type { Block } from '../../../src/core/view.ts';
import { renderView } from '../../../src/platforms/slack/render.ts';
import { escaped, oneLine, shown } from '../../../src/platforms/slack/safe-text.ts';
import { faultsOf, partsOf, stringsIn } from './rules.ts';

const dangerous = [
  '<!channel>',
  '<!here|x>',
  '<@U123>',
  '<#C1>',
  '<https://x.test|y>',
  '@everyone',
  '&lt;!channel&gt;',
  '\u0000',
  '\u202e',
  '\ud800',
  '*b*',
  ':tada:',
  '\n',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 6 })
  .map((parts) => parts.join(''));
const rich: fc.Arbitrary<Rich> = fc.array(
  fc.oneof(
    text.map((words) => ({ text: words })),
    text.map((words) => ({ text: words, strong: true, code: true }) as const),
    fc.record({ text, href: fc.oneof(text, fc.constant('https://example.org/a'), fc.constant('javascript:alert(1)')) }),
  ),
  { maxLength: 3 },
);
const bullet = rich.map((words) => ({ text: words, children: [{ text: words, children: [] }] }));
const action = { kind: 'help' } as const;
const spoken = text.map((words) => words.slice(0, 75));

/** One of each kind; the type says when one is missing. */
const kinds: { readonly [K in Block['kind']]: fc.Arbitrary<Extract<Block, { kind: K }>> } = {
  title: text.map((words) => ({ kind: 'title', text: words })),
  heading: text.map((words) => ({ kind: 'heading', text: words })),
  text: rich.map((words) => ({ kind: 'text', text: words })),
  lead: rich.map((words) => ({ kind: 'lead', text: words })),
  bullets: fc.array(bullet, { maxLength: 3 }).map((items) => ({ kind: 'bullets', items })),
  facts: fc.record({ label: text, value: text }).map((fact) => ({ kind: 'facts', facts: [fact] })),
  table: fc
    .tuple(text, rich)
    .map(([caption, cell]) => ({ kind: 'table', caption, head: [cell, cell], rows: [[cell, cell]] })),
  picture: fc.record({ kind: fc.constant('picture'), hash: fc.constant('aa'), alt: text, caption: text }),
  file: fc.record({ kind: fc.constant('file'), name: fc.constantFrom('a.json', 'b.json'), label: text, text }),
  note: rich.map((words) => ({ kind: 'note', text: words })),
  buttons: fc.tuple(text, spoken).map(([label, said]) => ({
    kind: 'buttons',
    buttons: [{ label: `${label}b`, spoken: `${said}s`.slice(-75), action }],
  })),
  menu: fc.tuple(text, text).map(([label, detail]) => ({ kind: 'menu', label, options: [{ label, detail, action }] })),
};

const context = { audience: 'all', pictures: new Map([['aa', { file: 'F1' }]]), files: new Set(['a.json']) } as const;
/** What Slack would read as a mention, were it parsed. */
const mention = /<[!@#]/;

describe('text on Slack', () => {
  it.each(Object.entries(kinds))('as %s mentions nobody, holds no markup and keeps the rules', (_kind, blocks) => {
    fc.assert(
      fc.property(blocks, text, (block, summary) => {
        const message = renderView(
          { summary: `${summary}.`, blocks: [{ kind: 'heading', text: 'Always here' }, block] },
          context,
        );
        expect(faultsOf(message.blocks, 50)).toEqual([]);
        for (const words of stringsIn(message)) {
          expect(words).not.toMatch(mention);
          expect(words.isWellFormed()).toBe(true);
        }
        expect(message.text).not.toMatch(/[<>]/);
        for (const part of partsOf(message.blocks)) {
          expect(['user', 'usergroup', 'broadcast']).not.toContain(part['type']);
          if (part['type'] === 'link') expect(part['url']).toMatch(/^https:\/\//);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['person', 'user', /^[UW][A-Z0-9]+$/],
    ['role', 'usergroup', /^S[A-Z0-9]+$/],
  ] as const)('names as mentioned only what is the id of a %s', (kind, type, id) => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom('U1', 'W2X', 'channel', 'here', 'C1', 'S1')), (mentioned) => {
        const { blocks } = renderView(
          { summary: 's', blocks: [{ kind: 'heading', text: 'h' }], mentions: [{ kind, id: mentioned }] },
          context,
        );
        const named = partsOf(blocks).filter((part) => part['type'] === type);
        expect(named).toHaveLength(id.test(mentioned) ? 1 : 0);
        expect(stringsIn(blocks).join('')).not.toMatch(mention);
      }),
    );
  });

  it.each([
    ['escaped', escaped('a < b && c > <!channel>'), 'a &lt; b &amp;&amp; c &gt; &lt;\u2060!channel&gt;'],
    ['shown', shown('a\u0000b\u001b[1m\tc\nd<@U1>'), 'ab[1m\tc\nd<\u2060@U1>'],
    ['on one line', oneLine('  a\n\n b\tc '), 'a b c'],
  ])('comes out %s', (_name, given, expected) => {
    expect(given).toBe(expected);
  });
});
