import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, joined, markup } from '../../../src/platforms/web/markup.ts';
import { readMarkup } from './markup-reader.ts';

describe('markup', () => {
  it.each([
    { name: 'elements', text: '<script>alert(1)</script>', html: '&lt;script&gt;alert(1)&lt;/script&gt;' },
    { name: 'quotes', text: `" onload='x'`, html: '&quot; onload=&#39;x&#39;' },
    { name: 'entities', text: '&lt; &', html: '&amp;lt; &amp;' },
    { name: 'control characters, which vanish', text: 'a\u0000\u001b[31m\u007fb', html: 'a[31mb' },
    { name: 'halves of characters', text: 'a\ud83d', html: 'a\ufffd' },
    { name: 'line breaks and tabs, which stay', text: 'a\n\tb', html: 'a\n\tb' },
  ])('escapes $name', ({ text, html }) => {
    expect(markup`<p>${text}</p>`.html).toBe(`<p>${html}</p>`);
  });

  it('leaves markup as it is, flattens lists and drops what is absent', () => {
    const item = markup`<li>${'<'}</li>`;
    expect(markup`<ul>${[item, undefined, false, [item]]}</ul>`.html).toBe('<ul><li>&lt;</li><li>&lt;</li></ul>');
  });

  it('does not take a record from JSON for markup', () => {
    const forged = JSON.parse('[{"html":"<script>"}]') as string[];
    expect(() => markup`${forged}`).toThrow(TypeError);
  });

  it.each([
    { value: 'a "b"', html: ' title="a &quot;b&quot;"' },
    { value: 7, html: ' title="7"' },
    { value: true, html: ' title' },
    { value: false, html: '' },
    { value: undefined, html: '' },
  ])('writes an attribute of $value', ({ value, html }) => {
    expect(markup`${attribute('title', value)}`.html).toBe(html);
  });

  it('joins only what is there', () => {
    expect(joined(['a', undefined, markup`<b>b</b>`, ''], ' ').html).toBe('a <b>b</b>');
  });

  it('gives back any text that a browser can show', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { elements, text: shown } = readMarkup(markup`<p title="${text}">${text}</p>`.html);
        const kept = text.toWellFormed().replace(/[\p{Cc}--[\t\n]]/gv, '');
        expect(shown).toBe(kept);
        expect(elements.map(({ name, attributes }) => [name, ...attributes])).toEqual([['p', ['title', kept]]]);
      }),
    );
  });
});
