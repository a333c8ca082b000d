/** Whatever a text says and wherever it stands, the payload notifies nobody but the one person the view names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bullet, Rich, Span } from '../../../src/core/model.ts';
import type { Block, Form, View } from '../../../src/core/view.ts';
import { renderForm } from '../../../src/platforms/discord/modal.ts';
import { renderView } from '../../../src/platforms/discord/render.ts';
import { awkwardText, visibleText } from './awkward.ts';
import { faultsOf, markdownIn, stringsIn } from './rules.ts';

const someone = '900000000000000042';
const live = /@(?:everyone|here)|<(?:@|#|a?:\w+:\d|t:|id:|\/\w+:\d)/i;

const flag = fc.option(fc.constant(true as const), { nil: undefined });
const span = fc
  .record({
    text: awkwardText,
    strong: flag,
    emphasis: flag,
    code: flag,
    href: fc.option(fc.oneof(fc.webUrl(), awkwardText), { nil: undefined }),
  })
  .map(
    (fields): Span =>
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Span,
  );
const richText: fc.Arbitrary<Rich> = fc.array(span, { minLength: 1, maxLength: 3 });
const leaf = richText.map((text): Bullet => ({ text, children: [] }));
const bullet: fc.Arbitrary<Bullet> = fc.record({ text: richText, children: fc.array(leaf, { maxLength: 2 }) });
const action = { kind: 'help' } as const;

const kinds: { readonly [K in Block['kind']]: fc.Arbitrary<Extract<Block, { kind: K }>> } = {
  title: fc.record({ kind: fc.constant('title'), text: visibleText }),
  heading: fc.record({ kind: fc.constant('heading'), text: visibleText }),
  text: fc.record({ kind: fc.constant('text'), text: richText }),
  lead: fc.record({ kind: fc.constant('lead'), text: richText }),
  note: fc.record({ kind: fc.constant('note'), text: richText }),
  bullets: fc.record({ kind: fc.constant('bullets'), items: fc.array(bullet, { minLength: 1, maxLength: 3 }) }),
  facts: fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({ label: awkwardText, value: awkwardText }), { minLength: 1, maxLength: 3 }),
  }),
  table: fc.record({
    kind: fc.constant('table'),
    caption: visibleText,
    head: fc.tuple(richText, richText),
    rows: fc.array(fc.tuple(richText, richText), { minLength: 1, maxLength: 2 }),
  }),
  picture: fc.record({
    kind: fc.constant('picture'),
    hash: fc.constantFrom('aa', 'bb'),
    alt: awkwardText,
    caption: awkwardText,
  }),
  file: fc.record({
    kind: fc.constant('file'),
    name: fc.constantFrom('a.json', 'b.json'),
    label: awkwardText,
    text: awkwardText,
  }),
  buttons: fc.record({
    kind: fc.constant('buttons'),
    buttons: fc.array(fc.record({ label: awkwardText, action: fc.constant(action) }), { minLength: 1, maxLength: 7 }),
  }),
  menu: fc.record({
    kind: fc.constant('menu'),
    label: awkwardText,
    options: fc.array(fc.record({ label: awkwardText, detail: awkwardText, action: fc.constant(action) }), {
      minLength: 1,
      maxLength: 30,
    }),
  }),
};

const pictures = new Set(['aa', 'a.json']);
const head: Block = { kind: 'title', text: 'A view' };

describe('a view of arbitrary text', () => {
  it.each(Object.entries(kinds))(
    'with a block of kind %s keeps the rules and mentions nobody',
    (_kind, blocks: fc.Arbitrary<Block>) => {
      fc.assert(
        fc.property(blocks, (block) => {
          const message = renderView({ summary: 'A view.', blocks: [head, block] }, pictures);
          expect(faultsOf(message)).toEqual([]);
          expect(message.allowed_mentions).toEqual({ parse: [], replied_user: false });
          expect(stringsIn(message).filter((text) => live.test(text))).toEqual([]);
        }),
      );
    },
  );

  it('mentions the one person it names and no other', () => {
    fc.assert(
      fc.property(kinds.text, (block) => {
        const message = renderView(
          { summary: 'A view.', mentions: [{ kind: 'person', id: someone }], blocks: [head, block] },
          pictures,
        );
        expect(message.allowed_mentions).toEqual({ parse: [], users: [someone], replied_user: false });
        const [first, ...rest] = stringsIn(message.components);
        expect(first).toBe(`For <@${someone}>`);
        expect(rest.filter((text) => live.test(text))).toEqual([]);
      }),
    );
  });

  it('mentions the roles it names, and never everyone', () => {
    const server = '900000000000000002';
    const ops = '900000000000000010';
    const mentions = [server, ops, '@everyone', 'everyone', ops].map((id) => ({ kind: 'role', id }) as const);
    const view = { summary: 'A view.', mentions, blocks: [head] };
    const message = renderView(view, pictures, server);
    expect(message.allowed_mentions).toEqual({ parse: [], roles: [ops], replied_user: false });
    expect(stringsIn(message.components)[0]).not.toMatch(new RegExp(`<@&${server}>|@everyone`));
    expect(renderView(view, pictures).allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  it('names nobody when what it should mention is no person or role', () => {
    fc.assert(
      fc.property(awkwardText, fc.constantFrom('person' as const, 'role' as const), (text, kind) => {
        const mentions = [{ kind, id: `x${text}` }];
        const message = renderView({ summary: 'A view.', mentions, blocks: [head] }, pictures, '900000000000000002');
        expect(message.allowed_mentions).toEqual({ parse: [], replied_user: false });
        expect(stringsIn(message.components).filter((text) => live.test(text))).toEqual([]);
      }),
    );
  });

  it('starts no line that its block did not start', () => {
    fc.assert(
      fc.property(richText, (text) => {
        const message = renderView({ summary: 'A view.', blocks: [head, { kind: 'text', text }] }, pictures);
        const lines = markdownIn(message).join('\n').split('\n').slice(1);
        expect(lines.filter((line) => /^\s*(?:#{1,3}\s|-#|>|[-+]\s|\d+[.)]\s|```)/.test(line))).toEqual([]);
      }),
    );
  });
});

describe('a form of arbitrary text', () => {
  it('fits and mentions nobody', () => {
    const form: fc.Arbitrary<Form> = fc.record({
      title: visibleText,
      submit: visibleText,
      action: fc.constant({ kind: 'found' } as const),
      intro: visibleText,
      fields: fc.tuple(
        fc.record({
          kind: fc.constant('text'),
          name: fc.constant('t'),
          label: visibleText,
          hint: awkwardText,
          multiline: fc.boolean(),
          required: fc.boolean(),
          maxLength: fc.nat(9000).map((n) => n + 1),
        }),
        fc.record({ kind: fc.constant('entry'), name: fc.constant('e'), label: visibleText }),
      ),
    });
    fc.assert(
      fc.property(form, (value) => {
        const modal = renderForm(value);
        expect(modal.title.length).toBeLessThanOrEqual(45);
        expect(stringsIn(modal).filter((text) => live.test(text))).toEqual([]);
      }),
    );
  });
});

describe('a view that is too large', () => {
  it.each<[string, View['blocks'], RegExp]>([
    [
      'text',
      [{ kind: 'text', text: [{ text: 'word '.repeat(1000) }] }],
      /the text of all components is \d+, may be 0 to 4000/,
    ],
    [
      'components',
      Array.from({ length: 15 }, (): Block => ({
        kind: 'buttons',
        buttons: [
          { label: 'A', action },
          { label: 'B', action },
        ],
      })),
      /components is 46, may be 1 to 40/,
    ],
  ])('is refused for its %s instead of being cut', (_name, blocks, message) => {
    expect(() => renderView({ summary: 'Large.', blocks }, pictures)).toThrow(message);
  });
});
