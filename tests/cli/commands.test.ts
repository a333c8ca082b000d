/** What commands print, without the process around them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import type { CliCommand } from '../../src/cli/command.ts';
import { corpus } from '../../src/cli/corpus.ts';
import { grade } from '../../src/cli/grade.ts';
import { manifest } from '../../src/cli/manifest.ts';
import { search } from '../../src/cli/search.ts';
import { runCommand } from './run.ts';

interface Case {
  readonly name: string;
  readonly command: CliCommand;
  readonly args: readonly string[];
  readonly code: number;
  readonly says: string;
}

describe('sysdesign', () => {
  it.each<Case>([
    {
      name: 'search says when nothing fits',
      command: search,
      args: ['best', 'pizza'],
      code: 0,
      says: 'Nothing in the corpus about that',
    },
    { name: 'search without words says how', command: search, args: [], code: 2, says: 'Usage: sysdesign search' },
    { name: 'grade without --jsonl says how', command: grade, args: [], code: 2, says: 'Usage: sysdesign grade' },
    {
      name: 'check reads what it is pointed to',
      command: check,
      args: ['tests/fixtures/content/untidy/unanswered.md'],
      code: 0,
      says: '3 entries, 1 with answers, 0 complete',
    },
  ])('$name', async ({ command, args, code, says }) => {
    const result = await runCommand(command, args);
    expect(result.lines.join('\n')).toContain(says);
    expect(result.code).toBe(code);
  });

  it.each([
    { name: 'the table of entries that is in docs/', command: corpus, file: 'docs/corpus.md' },
    { name: 'the manifest that is in config/', command: manifest, file: 'config/slack-manifest.yaml' },
  ])('prints $name', async ({ command, file }) => {
    const { lines } = await runCommand(command, []);
    expect(lines.join('\n').trim()).toBe(readFileSync(file, 'utf8').trim());
  });
});
