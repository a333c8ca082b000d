import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEntries } from '../../../src/corpus/load.ts';
import { processorMs } from '../../processor-time.ts';
import { fixtures, inFolder } from '../content.ts';

const megabyte = 1024 * 1024;

/** Seconds: five times what the questions were measured to take. Work that grows as the square of the size takes more. */
const bound = 8;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = processorMs();
  await work();
  return (processorMs() - before) / 1000;
}

describe('a file of megabytes', () => {
  it('is read like any other: thousands of questions', { timeout: 60_000 }, async () => {
    const team = readFileSync(join(fixtures, 'team/README.md'), 'utf8');
    const parts: string[] = [];
    for (let size = 0, at = 0; size < 2.5 * megabyte; at += 1) {
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
    ['the same heading over and over', '### Why?\n'.repeat(12_500), 12_500],
    ['one endless list', `### Why?\n${'- **x**\n    - y\n'.repeat(12_500)}`, 1],
    ['fences that never end', `### Why?\n${'```js\n'.repeat(12_500)}`, 1],
    ['one line of ten megabytes', `### Why?\n- ${'a'.repeat(10 * megabyte)}`, 1],
    ['nothing but brackets', `### Why?\n- ${'['.repeat(1_000_000)}`, 1],
  ])('takes no more time for its size when it is %s', { timeout: 60_000 }, async (_name, text, count) => {
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
