import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction, maxActionLength, type Action } from '../../src/core/action.ts';

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,59}$/);
const page = fc.integer({ min: 1, max: 999 });
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const category = fc.oneof(fc.constant(''), slug);

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('show' as const), entry: slug, page }),
  fc.record({
    kind: fc.constantFrom('related' as const, 'share' as const, 'report' as const, 'reported' as const),
    entry: slug,
  }),
  fc.record({ kind: fc.constantFrom('find' as const, 'found' as const, 'help' as const) }),
  fc.record({ kind: fc.constant('want' as const), miss: count }),
  fc.record({ kind: fc.constant('browse' as const), category, page }),
  fc.record({
    kind: fc.constant('random' as const),
    difficulty: fc.constantFrom('' as const, 'easy' as const, 'medium' as const, 'hard' as const),
    category,
  }),
  fc.record({ kind: fc.constant('reports' as const), page }),
  fc.record({ kind: fc.constant('settle' as const), report: count }),
);

describe('the action codec', () => {
  it('gives back every action it wrote, in at most 100 characters', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const text = encodeAction(action);
        expect(text.length).toBeLessThanOrEqual(maxActionLength);
        expect(decodeAction(text)).toEqual(action);
      }),
    );
  });

  it('decodes arbitrary text to nothing or to an action that encodes to the same meaning', () => {
    const nearlyRight = fc.array(
      fc.oneof(fc.constantFrom('1', '2', 'show', 'browse', 'toString', '__proto__', 'cap-theorem', ''), fc.string()),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          nearlyRight.map((parts) => parts.join(':')),
        ),
        (text) => {
          const action = decodeAction(text);
          if (action !== undefined) expect(decodeAction(encodeAction(action))).toEqual(action);
        },
      ),
    );
  });

  it.each([
    { name: 'another version', text: '2:help' },
    { name: 'an unknown kind', text: '1:quiz:cap-theorem' },
    { name: 'a name that every object has', text: '1:constructor' },
    { name: 'a missing field', text: '1:show:cap-theorem' },
    { name: 'a field too many', text: '1:help:now' },
    { name: 'a page of zero', text: '1:show:cap-theorem:0' },
    { name: 'an id with other characters', text: '1:show:Cap Theorem:1' },
    { name: 'more than 100 characters', text: `1:show:${'a'.repeat(100)}:1` },
    { name: 'nothing', text: '' },
  ])('does not decode $name', ({ text }) => {
    expect(decodeAction(text)).toBeUndefined();
  });

  it('refuses to write a field outside its range', () => {
    expect(() => encodeAction({ kind: 'show', entry: 'Not an id', page: 1 })).toThrow(
      'action show: entry is out of range',
    );
  });
});
