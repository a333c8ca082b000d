import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../src/platforms/web/assets/style.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/^ {2}--(?<name>[a-z-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\);$/gm)].map(
    ({ groups }) => [groups?.['name'] ?? '', { light: groups?.['light'] ?? '', dark: groups?.['dark'] ?? '' }],
  ),
);

/** WCAG 2.2: 4.5 for text, 3 for what marks the edge of a control. */
const pairs: readonly (readonly [text: string, ground: string, least: number])[] = [
  ...['page', 'side', 'card', 'quiet', 'tint'].flatMap((ground) => [
    ['ink', ground, 7] as const,
    ['soft', ground, 4.5] as const,
    ['accent', ground, 4.5] as const,
  ]),
  ['danger', 'page', 4.5],
  ['danger', 'card', 4.5],
  ['on-accent', 'accent', 4.5],
  ['edge', 'card', 3],
  ['edge', 'page', 3],
  ['edge', 'side', 3],
  ['page', 'ink', 4.5],
];

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  it.each(pairs)('%s on %s is at least %s', (text, ground, least) => {
    const [front, back] = [tokens.get(text)?.[theme], tokens.get(ground)?.[theme]];
    if (front === undefined || back === undefined) throw new Error(`no such token: ${text} or ${ground}`);
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
  });
});

describe('colours', () => {
  it('are tokens or paper, never bare values in the rules', () => {
    const rules = css.slice(css.indexOf('* {')).replace(/\.hue-\d \{[^}]*\}/g, '');
    expect(rules.match(/#[0-9a-f]{3,8}(?=[;,)])/g)).toBeNull();
  });

  it('of avatars keep initials readable', () => {
    const hues = [...css.matchAll(/\.hue-\d \{\n {2}background: light-dark\((#\w{6}), (#\w{6})\)/g)];
    expect(hues).toHaveLength(6);
    for (const [, light = '', dark = ''] of hues) {
      expect(contrast(light, tokens.get('ink')?.light ?? '')).toBeGreaterThan(7);
      expect(contrast(dark, tokens.get('ink')?.dark ?? '')).toBeGreaterThan(7);
    }
  });
});
