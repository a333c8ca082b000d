import { describe, expect, it } from 'vitest';
import { visitorOf } from '../../../src/platforms/web/visitor.ts';

const secret = 'sysdesign_visitor=00000000-0000-4000-8000-000000000001';

describe('a visitor', () => {
  it.each([
    { name: 'no cookie', header: undefined },
    { name: 'other cookies', header: 'session=abc; theme=dark' },
    { name: 'a secret that nobody gave out', header: 'sysdesign_visitor=admin' },
  ])('is nobody with $name', ({ header }) => {
    expect(visitorOf(header)).toBeUndefined();
  });

  it('is known by a digest, never by the secret itself', () => {
    const visitor = visitorOf(secret);
    expect(visitor?.person.id).toMatch(/^[0-9a-f]{24}$/);
    expect(JSON.stringify(visitor)).not.toContain('00000000-0000-4000');
  });

  it.each([
    { name: 'the chosen one', cookie: 'Ana', shown: 'Ana' },
    { name: 'one in any script', cookie: encodeURIComponent('Ана 李 😀'), shown: 'Ана 李 😀' },
    {
      name: 'one without what reorders or hides letters',
      cookie: encodeURIComponent('a\u202eb\u200bc\nd'),
      shown: 'a b c d',
    },
    { name: 'a short one', cookie: 'x'.repeat(90), shown: 'x'.repeat(40) },
  ])('goes by $name', ({ cookie, shown }) => {
    expect(visitorOf(`${secret}; sysdesign_name=${cookie}`)?.name).toBe(shown);
  });

  it.each(['', '%E0%A4%A', '%20%20'])('goes by a made-up name where the cookie says “%s”', (cookie) => {
    expect(visitorOf(`${secret}; sysdesign_name=${cookie}`)?.name).toMatch(/^Guest [0-9a-f]{4}$/);
  });

  it.each([
    { cookie: 'dark', theme: 'dark' },
    { cookie: 'pink', theme: 'auto' },
  ])('has the theme $theme with the cookie $cookie', ({ cookie, theme }) => {
    expect(visitorOf(`${secret}; sysdesign_theme=${cookie}`)?.theme).toBe(theme);
  });
});
