/**
 * Answers written without sight of any rubric, each with the score a person gave it. Twelve entries in two rounds of
 * five kinds, and fourteen others in a third.
 * "Stuffed" has the right words and is wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createGrader } from '../../../src/core/interview/grade.ts';
import { loadEntries } from '../../../src/corpus/load.ts';

const kinds = ['strong', 'decent', 'weak', 'off-topic', 'stuffed'] as const;
const sheet = z.object({
  entry: z.string(),
  answers: z.array(z.object({ round: z.number(), kind: z.enum(kinds), judged: z.number(), text: z.string() })),
});

interface Graded {
  readonly entry: string;
  readonly round: number;
  readonly kind: (typeof kinds)[number];
  readonly judged: number;
  readonly score: number;
}

const folder = new URL('../../fixtures/blind/', import.meta.url);
const sheets = readdirSync(folder).map((file) => sheet.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
const graded: Graded[] = [];

beforeAll(async () => {
  const { entries } = await loadEntries('content');
  const grader = createGrader();
  for (const { entry: id, answers } of sheets) {
    const entry = entries.find((candidate) => candidate.id === id);
    if (entry === undefined) throw new Error(`no entry ${id}`);
    for (const { text, ...answer } of answers) {
      graded.push({ entry: id, ...answer, score: grader.grade(entry, text).score });
    }
  }
});

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function correlation(rows: readonly Graded[]): number {
  const [judged, scored] = [mean(rows.map((row) => row.judged)), mean(rows.map((row) => row.score))];
  const sumOf = (term: (row: Graded) => number) => rows.reduce((sum, row) => sum + term(row), 0);
  const spread = sumOf((row) => (row.judged - judged) ** 2) * sumOf((row) => (row.score - scored) ** 2);
  return sumOf((row) => (row.judged - judged) * (row.score - scored)) / Math.sqrt(spread);
}

const of = (kind: Graded['kind'], rows: readonly Graded[] = graded) => rows.filter((row) => row.kind === kind);

describe('answers nobody wrote a rubric for', () => {
  it('are twelve entries in two rounds and fourteen in a third, of five kinds', () => {
    expect(sheets).toHaveLength(26);
    for (const kind of kinds) expect(of(kind)).toHaveLength(38);
  });

  it.each([1, 2, 3])('get about the score a person gives, in round %d', (round) => {
    const rows = graded.filter((row) => row.round === round);
    expect(correlation(rows)).toBeGreaterThanOrEqual(0.88);
    expect(mean(rows.map((row) => Math.abs(row.judged - row.score)))).toBeLessThanOrEqual(13);
  });

  it('stand in the order strong, decent, weak for every entry in every round', () => {
    const out = sheets.flatMap(({ entry, answers }) =>
      [...new Set(answers.map(({ round }) => round))].flatMap((round) => {
        const rows = graded.filter((row) => row.entry === entry && row.round === round);
        const [strong = 0, decent = 0, weak = 0] = (['strong', 'decent', 'weak'] as const).map(
          (kind) => of(kind, rows)[0]?.score,
        );
        return strong > decent && decent > weak ? [] : [{ entry, round, strong, decent, weak }];
      }),
    );
    expect(out).toEqual([]);
  });

  it('keep their floors and ceilings', () => {
    expect(of('strong').filter((row) => row.score < 75)).toEqual([]);
    expect(of('off-topic').filter((row) => row.score > 10)).toEqual([]);
    expect(mean(of('weak').map((row) => row.score))).toBeLessThanOrEqual(25);
  });

  it('earn little with the right words in wrong sentences; where they earn much, the rubric rejects too little', () => {
    expect(mean(of('stuffed').map((row) => row.score))).toBeLessThanOrEqual(15);
    expect(of('stuffed').filter((row) => row.score > 25)).toEqual([]);
  });
});
