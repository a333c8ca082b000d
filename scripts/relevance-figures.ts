/** How well finding does on judged queries: figures of ranking for what is there, false answers for what is not. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SearchResult } from '../src/core/ports.ts';

const judged = z.object({
  q: z.string(),
  /** Entry id to grade, 1-3. */
  relevant: z.record(z.string(), z.number().int().min(1).max(3)),
  kind: z.string(),
});

export type JudgedQuery = z.infer<typeof judged>;

/** One JSON object a line. */
export function readQueries(file: string): JudgedQuery[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => judged.parse(JSON.parse(line)));
}

/** `there`: an entry of the best grade is loaded. `missing`: all of those are not. `off`: nothing would be right. */
export type Group = 'there' | 'missing' | 'off';

export interface Outcome {
  readonly query: JudgedQuery;
  readonly group: Group;
  readonly result: SearchResult;
  /** Of the first ten hits, 0 for an entry that is not relevant. */
  readonly grades: readonly number[];
  /** Grades of the relevant entries that are loaded, best first. */
  readonly ideal: readonly number[];
}

export function outcomesOf(
  queries: readonly JudgedQuery[],
  loaded: ReadonlySet<string>,
  search: (query: string, limit: number) => SearchResult,
): Outcome[] {
  return queries.map((query) => {
    const graded = Object.entries(query.relevant);
    const best = Math.max(...graded.map(([, grade]) => grade));
    const isThere = graded.some(([id, grade]) => grade === best && loaded.has(id));
    const result = search(query.q, 10);
    return {
      query,
      group: graded.length === 0 ? 'off' : isThere ? 'there' : 'missing',
      result,
      grades: result.hits.map(({ entry }) => query.relevant[entry.id] ?? 0),
      ideal: graded
        .filter(([id]) => loaded.has(id))
        .map(([, grade]) => grade)
        .sort((a, b) => b - a),
    };
  });
}

/** Each 0-1. An entry counts for hit and MRR when it is relevant at all. */
export interface Figures {
  readonly count: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr10: number;
  readonly ndcg5: number;
  readonly answered: number;
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const share = (value: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / Math.max(1, outcomes.length);
  return {
    count: outcomes.length,
    hit1: share(({ grades }) => Number(rankIn(grades) === 1)),
    hit3: share(({ grades }) => Number(rankIn(grades) <= 3)),
    mrr10: share(({ grades }) => 1 / rankIn(grades)),
    ndcg5: share(({ grades, ideal }) => gain(grades) / Math.max(gain(ideal), Number.MIN_VALUE)),
    answered: share(({ result }) => Number(result.answer)),
  };
}

/** Rank of the first relevant hit, or infinity. */
function rankIn(grades: readonly number[]): number {
  const at = grades.findIndex((grade) => grade > 0);
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

/** Discounted cumulative gain of the first five. */
function gain(grades: readonly number[]): number {
  return grades.slice(0, 5).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** What a person would call wrong: not found first, refused, or answered although nothing fits. */
export function isFailure({ group, grades, result }: Outcome): boolean {
  if (group === 'there') return rankIn(grades) > 1 || !result.answer;
  return result.answer && (grades[0] ?? 0) === 0;
}
