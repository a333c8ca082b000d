/** The command line as a process of its own, on the real content. What its commands do is tested in tests/cli. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function sysdesign(
  args: readonly string[],
  input = '',
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, ['src/launch.cjs', 'cli', ...args], {
    env: { DATA_DIR: join(folder, 'data'), ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

const jsonLines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('sysdesign', { timeout: 60_000 }, () => {
  it.each([
    { name: 'without a command lists them', args: [], code: 0, says: 'sysdesign check' },
    { name: 'asked for help lists them', args: ['--help'], code: 0, says: 'sysdesign check' },
    { name: 'search finds for people', args: ['search', 'cap', 'theorem'], code: 0, says: 'cap-theorem (' },
  ])('$name', async ({ args, code, says }) => {
    const result = await sysdesign(args);
    expect(result.out).toContain(says);
    expect(result).toMatchObject({ code, err: '' });
  });

  it('names an unknown command, lists those there are, and fails', async () => {
    const { code, out, err } = await sysdesign(['toString']);
    expect(err).toBe('There is no command "toString".\n');
    expect(out).toContain('sysdesign check');
    expect(code).toBe(2);
  });

  it('answers queries line by line, in order, whatever they hold', async () => {
    const queries = ['cap theorm', 'x'.repeat(10_000), '"quoted" \\ \t', '🙂', 'how tall is mount everest'];
    const { code, out } = await sysdesign(['search', '--jsonl'], `${queries.join('\n')}\n\n`);
    expect(code).toBe(0);
    const answers = jsonLines(out) as {
      q: string;
      hits: { id: string; score: number }[];
      answer: boolean;
      confidence: number;
    }[];
    expect(answers.map(({ q }) => q)).toEqual(queries);
    expect(answers[0]).toMatchObject({ answer: true });
    expect(answers[0]?.hits[0]?.id).toBe('cap-theorem');
    expect(answers[4]).toMatchObject({ answer: false });
    for (const { confidence } of answers) expect(confidence >= 0 && confidence <= 1).toBe(true);
  });

  it('grades line by line and says what it cannot grade', async () => {
    const lines = [
      JSON.stringify({ id: 'cap-theorem', answer: 'no idea' }),
      JSON.stringify({ id: 'nothing', answer: 'x' }),
      'not json',
    ];
    const { code, out } = await sysdesign(['grade', '--jsonl'], lines.join('\n'));
    expect(code).toBe(0);
    expect(jsonLines(out)).toMatchObject([
      { id: 'cap-theorem', score: 0 },
      { id: 'nothing', error: 'no such entry' },
      { error: expect.stringContaining('not a line of the form') as string },
    ]);
  });

  it('check names file and line and fails', async () => {
    const file = join(folder, 'bad.md');
    writeFileSync(file, '---\nid: bad\nkind: concept\n---\n# A\n## B\n### C?\n- **Point** [20]\n');
    const { code, out } = await sysdesign(['check', file]);
    expect(code).toBe(1);
    expect(out).toMatch(/bad\.md:\d+: error: /);
  });

  it.each([
    { name: 'register needs a token', args: ['register'], env: {}, code: 1, says: 'Discord is off. Set DISCORD_TOKEN' },
    {
      name: 'bad configuration is named',
      args: ['search', 'x'],
      env: { PORT: 'x' },
      code: 78,
      says: 'PORT must be a port number',
    },
    {
      name: 'content that is not there is named',
      args: ['search', 'x'],
      env: { CONTENT_DIR: '/nowhere/at/all' },
      code: 1,
      says: '/nowhere/at/all',
    },
  ])('$name in one sentence', async ({ args, env, code, says }) => {
    const result = await sysdesign(args, '', env);
    expect(result.err).toContain(says);
    expect(result.err.trim().split('\n')).toHaveLength(1);
    expect(result.code).toBe(code);
  });
});
