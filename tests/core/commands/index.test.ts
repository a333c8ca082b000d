import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/core/commands/index.ts';
import { testCorpus } from '../../deps.ts';
import { entryOf, testEntries } from '../../entries.ts';

describe('the table of commands', () => {
  it('holds every file of the folder that defines a command', () => {
    const machinery = [
      'command.ts',
      'index.ts',
      'line.ts',
      'once.ts',
      'daily-answers.ts',
      'daily-settings.ts',
      'mock-card.ts',
      'mock-options.ts',
      'mock-pairs.ts',
      'mock-steps.ts',
      'mock-views.ts',
    ];
    const files = readdirSync('src/core/commands').filter((file) => !machinery.includes(file));
    expect(files.toSorted()).toEqual([
      'ask.ts',
      'browse.ts',
      'daily.ts',
      'help.ts',
      'mock.ts',
      'privacy.ts',
      'random.ts',
      'report.ts',
    ]);
    expect(commands.map(({ name }) => name)).toEqual([
      'sysdesign',
      'browse',
      'random',
      'daily',
      'mock',
      'privacy',
      'reports',
      'help',
    ]);
  });

  it('keeps to the limits of the platforms that register it', () => {
    for (const command of commands) {
      expect(command.name).toMatch(/^[a-z]{1,32}$/);
      expect(command.summary.length).toBeLessThanOrEqual(100);
      for (const option of command.options) {
        expect(option.name).toMatch(/^[a-z]{1,32}$/);
        expect(option.summary.length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('reads each of its own examples as itself', () => {
    const corpus = testCorpus([...testEntries, entryOf({ id: 'queue', title: 'Queues', category: 'Tools' })]);
    for (const command of commands.slice(1)) {
      for (const example of command.examples) {
        expect(command.readLine(example.slice(command.name.length).trim(), corpus), example).toBeDefined();
      }
    }
  });
});
