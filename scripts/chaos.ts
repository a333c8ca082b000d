/**
 * `npm run chaos`: real bots, killed and stopped at every step, against platforms that misbehave; each question has to be there
 * once, and so its answer. `--rounds 20` for a short run, `--seed 1` for other dice, `--mutant no-reconcile` for a bot that lacks
 * a precaution and has to be caught.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { postgresDatabases, sqliteDatabases, type Databases } from './chaos/databases.ts';
import { mutants } from './chaos/mutants.ts';
import { openProcesses, type Processes } from './chaos/processes.ts';
import { runRound, type RoundResult } from './chaos/round.ts';
import { linesOf, progressOf, storyOf } from './chaos/told.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    at: { type: 'string', default: '2' },
    only: { type: 'string' },
    mutant: { type: 'string' },
  },
});
const mutant = mutants.find((name) => name === values.mutant);
if (values.mutant !== undefined && mutant === undefined) throw new Error(`one of: ${mutants.join(', ')}`);

/** Rounds that one bot, or one pair of bots, goes through at once. */
const together = 5;
/** Rounds after which it is said how it goes. */
const progressEvery = 50;
/** A file system without a disk, on Linux. */
const memory = '/dev/shm';

const worlds = [
  { name: 'one bot on SQLite', open: sqliteDatabases, replicas: 1 },
  { name: 'one bot on PostgreSQL', open: postgresDatabases, replicas: 1 },
  { name: 'two bots on PostgreSQL', open: postgresDatabases, replicas: 2 },
] as const;

// What is killed here are processes: a file that is written outlives them without a disk, and is written faster.
if (existsSync(memory)) process.env['TMPDIR'] = memory;

const folder = mkdtempSync(join(tmpdir(), 'chaos-code-'));
const processes = openProcesses(Number(values.at), folder);
const state = { failed: 0 };
try {
  for (const { name, open, replicas } of worlds) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    const databases = await open();
    const begun = performance.now();
    const results = await rounds(databases, processes, replicas);
    await databases.close();
    for (const line of linesOf(name, results, (performance.now() - begun) / 1000)) console.log(line);
    if (mutant !== undefined && state.failed > 0) break;
  }
} finally {
  await processes.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = state.failed > 0 ? 1 : 0;

/** So many at a time. A mutant is caught by its first failure. */
async function rounds(databases: Databases, from: Processes, replicas: number): Promise<RoundResult[]> {
  const results: RoundResult[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < Number(values.rounds) && (mutant === undefined || state.failed === 0)) {
      const seed = Number(values.seed) * 100_000 + next;
      const stages = Math.min(together, Number(values.rounds) - next);
      next += stages;
      const result = await runRound({ seed, replicas, stages, databases, processes: from, mutant });
      results.push(result);
      for (const line of progressOf(results, progressEvery)) console.log(line);
      if (result.stages.every(({ findings }) => findings.length === 0)) continue;
      state.failed += 1;
      if (mutant !== undefined) console.log(`${mutant}: caught within ${next} rounds`);
      for (const line of storyOf(result)) console.log(line);
    }
  };
  await Promise.all(Array.from({ length: Number(values.at) }, lane));
  return results;
}
