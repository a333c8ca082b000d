import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { checkTools } from '../../src/cli/check-tools.ts';
import { rich } from '../../src/core/rich.ts';
import { checkCorpus } from '../../src/corpus/check/check.ts';
import { loadEntries } from '../../src/corpus/load.ts';
import { entryOf } from '../entries.ts';
import { runCommand } from './run.ts';

const content = join(import.meta.dirname, '../fixtures/content');

const run = (...args: readonly string[]) => runCommand(check, args, { CONTENT_DIR: join(content, 'untidy') });

describe('sysdesign check', () => {
  it('passes untidy content of the smallest form, questions without an answer too', async () => {
    const { code, lines } = await run();
    expect(code).toBe(0);
    expect(lines[0]).toBe('28 entries, 26 with answers, 0 complete');
    expect(lines).toContainEqual(
      expect.stringMatching(/untidy\/unanswered\.md:3: warning: the question has no answer/),
    );
  });

  it('fails content that breaks a rule, with file and line', async () => {
    const { code, lines } = await run(join(content, 'broken'));
    expect(code).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(/broken\/weights\.md:9: error: the weights of the points sum to 90/),
    );
  });
});

describe('the tools of the check', () => {
  const tools = checkTools(Temporal.PlainDate.from('2026-11-24'));

  it('find nothing to say about the entries of this repository', { timeout: 120_000 }, async () => {
    const loaded = await loadEntries(join(import.meta.dirname, '../../content'));
    expect(await checkCorpus(loaded, tools)).toEqual([]);
    expect(loaded.entries.filter(({ completeness }) => completeness !== 'complete')).toEqual([]);
  });

  it('name the platform and the limit that a page breaks', () => {
    const sources = [{ title: 'A source', url: `https://example.org/${'x'.repeat(4000)}`, year: 2020 }];
    const entry = entryOf({ id: 'long', title: 'Long?', short: rich('Yes.'), sources });
    expect(tools.pagesFaults(entry)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^page 2 does not fit into a Discord message: /)]),
    );
  });
});
