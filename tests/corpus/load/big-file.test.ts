import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEntries } from '../../../src/corpus/load.ts';
import { fixtures, inFolder } from '../content.ts';

const tenMegabytes = 10 * 1024 * 1024;

/** Seconds of processor time, which a busy machine does not stretch as it does the wall clock. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Six to seven times what ten megabytes of real questions were measured to take (9 s). */
const bound = 60;

describe('a file of ten megabytes', () => {
  it('is read like any other: tens of thousands of questions', { timeout: 300_000 }, async () => {
    const team = readFileSync(join(fixtures, 'team/README.md'), 'utf8');
    const parts: string[] = [];
    for (let size = 0, at = 0; size < tenMegabytes; at += 1) {
      const part = team.replaceAll('?', ` ${at}?`);
      size += Buffer.byteLength(part);
      parts.push(part);
    }
    await inFolder({ 'README.md': parts.join('\n') }, async (folder) => {
      let ids: readonly string[] = [];
      const seconds = await secondsOf(async () => {
        ids = (await loadEntries(folder)).entries.map(({ id }) => id);
      });
      expect(new Set(ids).size).toBe(14 * parts.length);
      expect(seconds).toBeLessThan(bound);
    });
  });

  it.each([
    ['the same heading over and over', '### Why?\n'.repeat(50_000), 50_000],
    ['one endless list', `### Why?\n${'- **x**\n    - y\n'.repeat(50_000)}`, 1],
    ['fences that never end', `### Why?\n${'```js\n'.repeat(50_000)}`, 1],
    ['one line of ten megabytes', `### Why?\n- ${'a'.repeat(tenMegabytes)}`, 1],
    ['nothing but brackets', `### Why?\n- ${'['.repeat(1_000_000)}`, 1],
  ])('takes no more time for its size when it is %s', { timeout: 300_000 }, async (_name, text, count) => {
    await inFolder({ 'x.md': text }, async (folder) => {
      let entries = 0;
      const seconds = await secondsOf(async () => {
        entries = (await loadEntries(folder)).entries.length;
      });
      expect(entries).toBe(count);
      expect(seconds).toBeLessThan(bound);
    });
  });
});
