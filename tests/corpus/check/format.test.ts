import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatCheck } from '../../../src/corpus/check/format.ts';
import { loadEntries } from '../../../src/corpus/load.ts';
import { fixtures } from '../content.ts';

describe('what the checker prints', () => {
  it('counts entries, then names file, line and level of each oddity', async () => {
    const loaded = await loadEntries(join(fixtures, 'untidy/unanswered.md'));
    expect(formatCheck(loaded, loaded.oddities, fixtures)).toEqual([
      '3 entries, 1 with answers, 0 complete',
      'untidy/unanswered.md:3: warning: the question has no answer yet: write one below it',
      'untidy/unanswered.md:6: warning: the question has no line of tags: put `Tag One` `Tag Two` below it',
      'untidy/unanswered.md:6: warning: the question has no answer yet: write one below it',
    ]);
  });

  it('counts a single full entry as complete', async () => {
    const loaded = await loadEntries(join(fixtures, 'full/architecture-patterns'));
    expect(formatCheck(loaded, [], fixtures)).toEqual(['1 entry, 1 with answers, 1 complete']);
  });

  it('keeps text of files from steering the terminal', async () => {
    const loaded = await loadEntries(join(fixtures, 'untidy/empty.md'));
    const oddity = { file: join(fixtures, 'a.md'), line: 1, level: 'error', message: 'x \u001b[2J\ny' } as const;
    expect(formatCheck(loaded, [oddity], fixtures).slice(1)).toEqual(['a.md:1: error: x  [2J y']);
  });
});
