import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claims } from '../../src/cli/claims.ts';
import { openStore } from '../../src/storage/open.ts';
import { runCommand } from './run.ts';

describe('sysdesign claims', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claims-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (...args: string[]) => runCommand(claims, args, { DATA_DIR: folder });

  it('lists what candidates claim, newest first, while the bot runs', async () => {
    const bot = await openStore(join(folder, 'sysdesign.sqlite'));
    const from = { platform: 'web', tenant: 'local', id: 'ana' } as const;
    const at = Temporal.Instant.from('2026-11-24T09:00:00Z');
    await bot.claims.add({ entry: 'saga', point: 'Undo each step', phrase: 'roll\nback by hand', from, at });
    await bot.claims.add({ entry: 'cdn', point: 'Cache near people', phrase: 'close by', from, at });
    expect(await run()).toEqual({
      code: 0,
      lines: [
        '2026-11-24  cdn  Cache near people',
        '    close by',
        '2026-11-24  saga  Undo each step',
        '    roll back by hand',
      ],
    });
    expect((await run('saga')).lines).toHaveLength(2);
    expect(await run('cap-theorem')).toEqual({ code: 0, lines: ['Nobody has claimed a point of cap-theorem.'] });
    await bot.close();
  });

  it('says how it is used', async () => {
    expect((await run('one', 'two')).code).toBe(2);
  });

  it('says that there is no database yet', async () => {
    await expect(run()).rejects.toThrow('There is no database yet');
  });
});
