import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, type Bullet } from '../../../src/core/model.ts';
import { idOf, idPattern } from '../../../src/corpus/read/ids.ts';
import { readText, type FileReading } from '../../../src/corpus/read/read-file.ts';

const pieces = fc.oneof(
  fc.constantFrom(
    '# ',
    '## ',
    '### ',
    '#### ',
    '- ',
    '    - ',
    '\t- ',
    '> ',
    '1. ',
    '```',
    '```dot',
    '---',
    '| a | b |',
  ),
  fc.constantFrom(
    '**',
    '*',
    '`',
    '[',
    '](',
    ')',
    '<b>',
    '@everyone',
    '[25]',
    '[check: 1 = 1]',
    '->',
    '\\',
    '!',
    '|',
    ':',
  ),
  fc.constantFrom('#### Diagram', '#### Probes', '- good (>=75): x', '#### Hints', 'id: x', 'asked as:', 'What is it?'),
  fc.constantFrom('\n', '\r\n', '\n\n', ' ', '🦊', '“', '\u0000', '\ud800'),
  fc.string({ maxLength: 8 }),
);
const markdownLike = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
const full = markdownLike.map((text) => `---\nid: x\n---\n# A\n## B\n### What is it?\n${text}`);
const anyText = fc.oneof(fc.string({ unit: 'binary' }), markdownLike, full);

function read(text: string): FileReading {
  return readText(text, '/content/x.md', 'usual');
}

describe('the reader on any text', () => {
  it('never throws, and keeps lines inside the file', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { drafts, oddities } = read(text);
        const last = text.split(/\r\n|[\r\n]/).length;
        const lines = [
          ...oddities,
          ...drafts.map(({ entry }) => entry),
          ...drafts.flatMap(({ entry }) => entry.points),
        ];
        for (const { line } of lines) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('makes ids of titles that are slugs and always the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 30 })), (title) => {
        expect(idOf(title)).toMatch(idPattern);
        expect(idOf(title)).toBe(idOf(title));
      }),
    );
  });

  it('loses no text of bullets', () => {
    const word = fc.stringMatching(/^[a-z]{3,10}$/);
    const bullet = fc.record({ depth: fc.nat({ max: 2 }), text: fc.array(word, { minLength: 1, maxLength: 5 }) });
    const indents = fc.constantFrom('\t', '  ', '    ');
    fc.assert(
      fc.property(fc.array(bullet, { minLength: 1, maxLength: 12 }), indents, (bullets, indent) => {
        let depth = 0;
        const lines = bullets.map(({ depth: wanted, text }, at) => {
          depth = at === 0 ? 0 : Math.min(wanted, depth + 1);
          return `${indent.repeat(depth)}- ${text.join(' ')}`;
        });
        const [draft] = read(`# A\n## B\n### What is it?\n\`T\`\n${lines.join('\n')}\n`).drafts;
        const heads = (draft?.entry.points ?? []).flatMap(({ head, details }) =>
          textsOf({ text: head, children: details }),
        );
        expect(heads).toEqual(bullets.map(({ text }) => text.join(' ')));
      }),
    );
  });
});

function textsOf({ text, children }: Bullet): readonly string[] {
  return [plain(text), ...children.flatMap(textsOf)];
}
