/** Texts that look for trouble: mentions, markup, line starts, half characters, control characters, in any mixture. */
import fc from 'fast-check';

const snippets = [
  '@everyone',
  '@here',
  '@EveryOne',
  '<@900000000000000005>',
  '<@!900000000000000005>',
  '<@&900000000000000002>',
  '<#900000000000000003>',
  '<t:1700000000:R>',
  '</sysdesign:1>',
  '<a:wave:1>',
  '<:wave:1>',
  '<id:customize>',
  '[click](https://example.org)',
  'https://example.org/a_b',
  '||spoiler||',
  '**bold',
  '__',
  '~~',
  '`',
  '```js\n',
  '\n# heading',
  '\n-# small',
  '\n> quote',
  '\n- item',
  '\n1. item',
  ':smile:',
  '\\',
  '\u200b',
  '\u202e',
  '\u0000',
  '\ud800',
  '👩‍👩‍👧',
  ' ',
  '\n',
];

export const awkwardText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...snippets) }, fc.string({ unit: 'binary', maxLength: 12 })),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** The same, with something to see in it. */
export const visibleText: fc.Arbitrary<string> = awkwardText.map((text) => `a${text}`);

/** Text as a reader sees it: Discord drops the backslash before a sign. */
export function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\(?=[^0-9A-Za-z\s])(?<sign>.)/gsu, '$<sign>');
}
