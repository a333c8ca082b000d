/** `npm run relevance [-- --failures]`: figures of finding on the development queries, over all and by kind of query. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEntries } from '../src/corpus/load.ts';
import { createFinder } from '../src/corpus/search/finder.ts';
import { readSynonyms } from '../src/corpus/search/synonyms.ts';
import { figuresOf, isFailure, outcomesOf, readQueries, type Group, type Outcome } from './relevance-figures.ts';

const root = join(import.meta.dirname, '..');
const columns = ['queries', 'hit@1', 'hit@3', 'MRR@10', 'nDCG@5', 'answered'];

function row(name: string, outcomes: readonly Outcome[]): string {
  const { count, hit1, hit3, mrr10, ndcg5, answered } = figuresOf(outcomes);
  const cells = [String(count), percent(hit1), percent(hit3), mrr10.toFixed(2), ndcg5.toFixed(2), percent(answered)];
  return name.padEnd(22) + cells.map((cell) => cell.padStart(10)).join('');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function byKind(outcomes: readonly Outcome[]): string[] {
  const kinds = Map.groupBy(outcomes, ({ query }) => query.kind);
  return [...kinds].map(([kind, those]) => row(`  ${kind}`, those));
}

function failureLine({ query, group, result }: Outcome): string {
  const hits = result.hits.slice(0, 3).map(({ entry, score }) => `${entry.id} ${score.toFixed(2)}`);
  const verdict = result.answer ? 'answered' : 'refused ';
  return `${group.padEnd(8)}${verdict} ${result.confidence.toFixed(2)}  ${query.kind}: ${query.q}\n    ${hits.join(', ') || 'no hit'}`;
}

const { values } = parseArgs({ options: { failures: { type: 'boolean', default: false } } });
const { entries } = await loadEntries(join(root, 'content'));
const synonyms = readSynonyms(readFileSync(join(root, 'config/synonyms.yaml'), 'utf8'));
const finder = createFinder(entries, { synonyms });
const queries = readQueries(join(root, 'tests/fixtures/relevance/queries.dev.jsonl'));
const outcomes = outcomesOf(queries, new Set(entries.map(({ id }) => id)), finder.search);
const of = (group: Group): Outcome[] => outcomes.filter((outcome) => outcome.group === group);

console.log(`${String(entries.length)} entries\n${''.padEnd(22)}${columns.map((name) => name.padStart(10)).join('')}`);
console.log([row('asks for what is there', of('there')), ...byKind(of('there'))].join('\n'));
console.log(
  [row('for what is not there', of('missing')), row('for nothing of ours', of('off')), ...byKind(of('off'))].join('\n'),
);
console.log('A false answer is one to the last two groups; those to the last are the rate of false answers.');
if (values.failures) console.log(outcomes.filter(isFailure).map(failureLine).join('\n'));
