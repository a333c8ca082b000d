import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bullet } from '../../../src/core/model.ts';
import { rich } from '../../../src/core/rich.ts';
import type { Block, Form } from '../../../src/core/view.ts';
import { renderForm, renderView } from '../../../src/platforms/web/render.ts';
import { forms, views } from '../../views.ts';
import { readMarkup } from './markup-reader.ts';

const context = {
  origin: { message: '12', once: 'once-0001' },
  sizes: new Map([['0123456789abcdef', { width: 800, height: 600 }]]),
};

function rendered(...blocks: Block[]): string {
  return renderView({ summary: 'A view.', blocks }, context).html;
}

async function matchGolden(name: string, html: string): Promise<void> {
  const file = new URL(`../../golden/web/${name}.html`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(file, `${html}\n`);
  expect(`${html}\n`, 'UPDATE_GOLDEN=1 writes the golden files anew').toBe(await readFile(file, 'utf8'));
}

describe('views', () => {
  it.each(Object.entries(views))('%s looks as it did', async (name, view) => {
    const { html } = renderView(view, context);
    readMarkup(html);
    await matchGolden(name, html);
  });

  it('opens forms that look as they did', async () => {
    for (const [name, form] of Object.entries(await forms())) {
      const { html } = renderForm(form, context.origin, '/c/general');
      readMarkup(html);
      await matchGolden(`form-${name}`, html);
    }
  });
});

describe('rich text', () => {
  it.each([
    {
      name: 'nests its styles',
      span: { text: 'x', strong: true, emphasis: true, code: true },
      html: '<strong><em><code>x</code></em></strong>',
    },
    {
      name: 'links to https in a new tab that knows nothing of this one',
      span: { text: 'x', href: 'https://example.org/?a=1&b="2"' },
      html: '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;" target="_blank" rel="noopener noreferrer">x</a>',
    },
    { name: 'keeps the words of a link to script', span: { text: 'x', href: 'javascript:alert(1)' }, html: 'x' },
    { name: 'keeps the words of a link to plain http', span: { text: 'x', href: 'http://example.org' }, html: 'x' },
  ] as const)('$name', ({ span, html }) => {
    expect(rendered({ kind: 'text', text: [span] })).toBe(`<p dir="auto">${html}</p>`);
  });
});

describe('pictures', () => {
  const picture = { kind: 'picture', hash: '0123456789abcdef', alt: 'Two "replicas".', caption: 'CAP' } as const;

  it('keep their place on the page before they are loaded', () => {
    const [, , image] = readMarkup(rendered(picture)).elements;
    expect(Object.fromEntries(image?.attributes ?? [])).toEqual({
      src: '/pictures/0123456789abcdef.png',
      alt: 'Two "replicas".',
      width: '800',
      height: '600',
      loading: 'lazy',
      decoding: 'async',
    });
  });

  it('have no caption that only repeats the title above', () => {
    const title = { kind: 'title', text: 'CAP' } as const;
    expect(rendered(picture)).toContain('<figcaption dir="auto">CAP</figcaption>');
    expect(rendered(title, picture)).not.toContain('figcaption');
  });

  it('that cannot be drawn are told in words', () => {
    const html = rendered({ ...picture, hash: 'ffffffffffffffff' });
    expect(html).not.toContain('<img');
    expect(readMarkup(html).text).toBe('In words: Two "replicas".');
  });
});

describe('menus', () => {
  const options = ['Caching', 'Queues'].map((label) => ({
    label,
    detail: '2 entries',
    action: { kind: 'browse', category: label.toLowerCase(), page: 1 } as const,
  }));
  const menu: Block = { kind: 'menu', label: 'Choose', options };
  const bullets = (...texts: string[]): Block => ({
    kind: 'bullets',
    items: texts.map((text): Bullet => ({ text: rich(text), children: [] })),
  });

  it('offer every option as a button that carries its action', () => {
    const buttons = readMarkup(rendered(menu)).elements.filter(({ name }) => name === 'button');
    expect(buttons.map(({ attributes }) => attributes.get('value'))).toEqual([
      '1:browse:caching:1',
      '1:browse:queues:1',
    ]);
  });

  it('take over the list that they repeat, and drop a detail that it has already', () => {
    const { elements, text } = readMarkup(rendered(bullets('Caching: 2 entries', 'Queues (new)'), menu));
    expect(elements.filter(({ name }) => name === 'ul')).toHaveLength(1);
    expect(text.replace(/\s+/g, ' ').trim()).toBe('Caching: 2 entries Queues (new) 2 entries');
  });

  it.each([
    { name: 'of other things', before: bullets('Queues', 'Caching') },
    { name: 'of another length', before: bullets('Caching') },
  ])('leave a list $name alone', ({ before }) => {
    expect(readMarkup(rendered(before, menu)).elements.filter(({ name }) => name === 'ul')).toHaveLength(2);
  });
});

describe('tables', () => {
  it('name each cell by its column, for screens too narrow for a grid', () => {
    const html = rendered({
      kind: 'table',
      caption: 'Trade-offs',
      head: [rich('Choice'), rich('You pay')],
      rows: [[rich('CP'), rich('Errors')]],
    });
    const cells = readMarkup(html).elements.filter(({ attributes }) => attributes.has('data-label'));
    expect(cells.map(({ name, attributes }) => [name, attributes.get('data-label')])).toEqual([
      ['th', 'Choice'],
      ['td', 'You pay'],
    ]);
  });
});

/** Puts `change` over every text of a view or form that a person may have written. */
function withTexts<T>(value: T, change: (text: string) => string): T {
  const written = ['text', 'label', 'value', 'caption', 'alt', 'detail', 'spoken', 'mention', 'hint', 'intro', 'title'];
  const walk = (part: unknown, key: string): unknown => {
    if (typeof part === 'string') return written.includes(key) ? change(part) : part;
    if (Array.isArray(part)) return part.map((item) => walk(item, key));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, walk(item, name)]));
  };
  return walk(value, '') as T;
}

const evil = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    '</textarea><script>alert(1)</script>',
    '" autofocus onfocus="alert(1)',
    "'><img src=x onerror=alert(1)>",
    '&lt;b&gt; &#60;b&#62; <!-- -->',
    ']]><svg/onload=alert(1)>',
    '\u202e\u0000<\u0000script>',
  ),
);

/** Elements and the names of their attributes. The small print of a menu is not counted: it depends on what the line says. */
function structureOf(html: string): unknown {
  return readMarkup(html)
    .elements.filter(({ name }) => name !== 'small')
    .map(({ name, attributes }) => [name, [...attributes.keys()]]);
}

describe('whatever people write', () => {
  it('never becomes an element or an attribute', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(views)), evil, (view, text) => {
        const [written, tame] = [text, 'x'].map((start) => withTexts(view, (rest) => start + rest));
        expect(written && structureOf(renderView(written, context).html)).toEqual(
          tame && structureOf(renderView(tame, context).html),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never leaves the fields of a form', () => {
    const form: Form = {
      title: 'A form',
      submit: 'Send',
      action: { kind: 'found' },
      intro: 'An introduction',
      fields: [
        { kind: 'entry', name: 'entry', label: 'Topic', hint: 'A hint' },
        { kind: 'text', name: 'text', label: 'Text', multiline: true, required: true, maxLength: 9, initial: 'x' },
        { kind: 'text', name: 'line', label: 'Line', multiline: false, required: false, maxLength: 9, initial: 'x' },
        { kind: 'choice', name: 'choice', label: 'Choice', required: false, options: [{ label: 'a', value: 'b' }] },
      ],
    };
    const plain = structureOf(renderForm(form, context.origin, '/').html);
    fc.assert(
      fc.property(evil, (text) => {
        expect(
          structureOf(
            renderForm(
              withTexts(form, () => text),
              { ...context.origin, message: text },
              '/',
            ).html,
          ),
        ).toEqual(plain);
      }),
    );
  });
});
