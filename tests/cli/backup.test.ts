import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../src/cli/backup.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/storage/open.ts';

describe('sysdesign backup', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'backup-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const lines: string[] = [];
    const config = readConfig({ DATA_DIR: folder, ...env }, '');
    const code = await backup.run(args, { config, print: (line) => lines.push(line), input: Readable.from([]) });
    return { code, text: lines.join('\n') };
  };

  it('copies the database of a bot that runs, and says how to restore it', async () => {
    const bot = await openStore(join(folder, 'sysdesign.sqlite'));
    const { code, text } = await run([join(folder, 'copy.sqlite')]);
    expect(code).toBe(0);
    expect(text).toContain(`copied to ${join(folder, 'copy.sqlite')}`);
    expect(text).toContain(`move ${join(folder, 'sysdesign.sqlite')}* away`);
    await bot.close();
    await (await openStore(join(folder, 'copy.sqlite'))).close();
  });

  it.each([[[]], [['one', 'two']]])('says how it is used when given %j', async (args) => {
    expect(await run(args)).toEqual({ code: 2, text: 'Usage: sysdesign backup <file>' });
  });

  it('leaves PostgreSQL to its own tools', async () => {
    const error = await run(['copy'], { DATABASE_URL: 'postgres://bot:secret@db/bot' }).catch(String);
    expect(error).toContain('The data is in PostgreSQL');
    expect(error).not.toContain('secret');
  });
});
