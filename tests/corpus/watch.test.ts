import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { watchContent, type Delay } from '../../src/corpus/watch.ts';
import { inFolder } from './content.ts';

/** A delay that never passes by itself: holds what waits, and tells whoever asked that something does. */
function heldDelay() {
  const waiting = new Set<() => void>();
  let tell: () => void = () => undefined;
  const delay: Delay = (work) => {
    waiting.add(work);
    tell();
    return () => waiting.delete(work);
  };
  return {
    delay,
    waiting,
    /** Resolves at the next change that is told. */
    next: () => new Promise<void>((resolve) => (tell = resolve)),
  };
}

describe('watching content', () => {
  it('tells of a change once it has been quiet', async () => {
    await inFolder({ 'a.md': 'one' }, async (folder) => {
      const held = heldDelay();
      let changes = 0;
      const stop = watchContent(folder, () => (changes += 1), held.delay);
      const told = held.next();
      await writeFile(join(folder, 'a.md'), 'two');
      await told;
      expect(changes).toBe(0);
      expect(held.waiting.size).toBe(1);
      for (const work of held.waiting) work();
      expect(changes).toBe(1);
      stop();
    });
  });

  it('sees files in new folders, and counts a burst of changes as one', async () => {
    await inFolder({ 'a.md': 'one' }, async (folder) => {
      const held = heldDelay();
      const stop = watchContent(folder, () => undefined, held.delay);
      const made = held.next();
      await mkdir(join(folder, 'deep'));
      await made;
      const written = held.next();
      await writeFile(join(folder, 'deep/b.md'), 'two');
      await written;
      expect(held.waiting.size).toBe(1);
      stop();
    });
  });

  it('takes back what waits when it stops', async () => {
    await inFolder({ 'a.md': 'one' }, async (folder) => {
      const held = heldDelay();
      const stop = watchContent(folder, () => undefined, held.delay);
      const told = held.next();
      await writeFile(join(folder, 'a.md'), 'two');
      await told;
      stop();
      expect(held.waiting.size).toBe(0);
    });
  });

  it('stays with a single file that editors replace', async () => {
    await inFolder({ 'a.md': 'one' }, async (folder) => {
      const held = heldDelay();
      const stop = watchContent(join(folder, 'a.md'), () => undefined, held.delay);
      for (const text of ['two', 'three']) {
        await writeFile(join(folder, 'new'), text);
        held.waiting.clear();
        const told = held.next();
        await rename(join(folder, 'new'), join(folder, 'a.md'));
        await told;
        expect(held.waiting.size).toBe(1);
      }
      stop();
    });
  });

  it('leaves the neighbours of a single file alone', async () => {
    await inFolder({ 'a.md': 'one' }, async (folder) => {
      const held = heldDelay();
      let delays = 0;
      const stop = watchContent(
        join(folder, 'a.md'),
        () => undefined,
        (work, ms) => {
          delays += 1;
          return held.delay(work, ms);
        },
      );
      const told = held.next();
      await writeFile(join(folder, 'b.md'), 'neighbour');
      await rename(join(folder, 'b.md'), join(folder, 'c.md'));
      await rename(join(folder, 'c.md'), join(folder, 'a.md'));
      await told;
      expect(delays).toBe(1);
      stop();
    });
  });
});
