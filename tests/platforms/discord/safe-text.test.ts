import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownOf } from '../../../src/platforms/discord/markdown.ts';
import { escaped, oneLine } from '../../../src/platforms/discord/safe-text.ts';
import { awkwardText, withoutEscapes } from './awkward.ts';

describe('escaped text', () => {
  it.each([
    ['bold and italic', '**a** _b_', String.raw`\*\*a\*\* \_b\_`],
    ['a heading', '# a', String.raw`\# a`],
    ['small print', '-# a', String.raw`\-# a`],
    ['a list', '- a\n+ b', String.raw`\- a${'\n'}\+ b`],
    ['a numbered list', '12. a', String.raw`12\. a`],
    ['a quote', '> a', String.raw`\> a`],
    ['a spoiler', '||a||', String.raw`\|\|a\|\|`],
    ['a masked link', '[a](https://example.org)', String.raw`\[a\](https\://example.org)`],
    ['an emoji', ':smile:', String.raw`\:smile:`],
    ['a backslash', '\\', String.raw`\\`],
    ['a number with a fraction', 'takes 1.5 s', 'takes 1.5 s'],
    ['a dash inside', 'a - b', 'a - b'],
    ['a sentence', 'Look: 10:30, a+b (c).', 'Look: 10:30, a+b (c).'],
  ])('of %s shows its characters', (_name, text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  it.each([
    '@everyone',
    '@HERE',
    '<@1>',
    '<@!1>',
    '<@&1>',
    '<#1>',
    '<t:1:R>',
    '</ask:1>',
    '<:e:1>',
    '<a:e:1>',
    '<id:guide>',
  ])('of %s is no mention, with or without its backslashes', (text) => {
    expect(escaped(text).replaceAll('\\', '')).not.toContain(text);
    expect(oneLine(text)).not.toContain(text);
  });

  it('loses nothing but what nobody can see', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        const visible = text.toWellFormed().replace(/[\p{Cc}--[\t\n]]/gv, '');
        expect(withoutEscapes(escaped(text)).replaceAll('\u200b', '')).toBe(visible.replaceAll('\u200b', ''));
      }),
    );
  });

  it('leaves no mark that formats', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        // Every escaped character becomes a letter; what is left over would be live.
        const rest = escaped(text).replace(/\\[^0-9a-z\s]/gi, 'x');
        expect(rest).not.toMatch(/[*_~`|<>[\]\\]|:\/\/|^[^\S\n]*(?:[#+-]|\d+[.)])/m);
      }),
    );
  });
});

describe('rich text', () => {
  it.each([
    ['bold', [{ text: 'a', strong: true }], '**a**'],
    ['bold and italic', [{ text: 'a', strong: true, emphasis: true }], '***a***'],
    ['white space at the edge of bold', [{ text: ' a ', strong: true }, { text: 'b' }], ' **a** b'],
    [
      'two bold neighbours',
      [
        { text: 'a', strong: true },
        { text: 'b', strong: true },
      ],
      '**ab**',
    ],
    [
      'bold beside italic',
      [
        { text: 'a', strong: true },
        { text: 'b', emphasis: true },
      ],
      '**a**\u200b*b*',
    ],
    ['code', [{ text: 'a_b', code: true }], '`a_b`'],
    ['code with a backtick', [{ text: 'a`b', code: true }], '\\`'.replace(/^/, 'a') + 'b'],
    ['a link', [{ text: 'a [b]', href: 'https://example.org/x_(y)' }], '[a (b)](<https://example.org/x_%28y%29>)'],
    ['a link that is not https', [{ text: 'a', href: 'javascript:alert(1)' }], 'a'],
    [
      'a link that would end early',
      [{ text: 'a', href: 'https://example.org/>)<@1>' }],
      '[a](<https://example.org/%3E%29%3C@1%3E>)',
    ],
    ['only white space', [{ text: ' ', strong: true }], ' '],
  ] as const)('with %s', (_name, text, expected) => {
    expect(markdownOf(text)).toBe(expected);
  });
});
