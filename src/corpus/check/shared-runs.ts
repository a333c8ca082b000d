/** Finds sentences that two entries share: what is said twice is mended once. */
import { basename } from 'node:path';
import type { Entry } from '../../core/model.ts';
import type { Oddity, Passage } from '../oddity.ts';
import { warning, type Subject } from './rule.ts';

/** So many words in the same order do not come about by chance. */
const run = 8;

function runsOf({ text }: Passage): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu) ?? [];
  return words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(' '));
}

interface Seen {
  readonly entry: Entry;
  readonly line: number;
}

/** Each passage of a later entry once, at the first run that an earlier entry has too. */
export function sharedRuns(subjects: readonly Subject[]): readonly Oddity[] {
  const seen = new Map<string, Seen>();
  const oddities: Oddity[] = [];
  for (const { entry, notes } of subjects) {
    for (const passage of notes.passages) {
      const runs = runsOf(passage);
      const shared = runs.find((words) => seen.has(words) && seen.get(words)?.entry !== entry);
      for (const words of runs) if (!seen.has(words)) seen.set(words, { entry, line: passage.line });
      const other = shared === undefined ? undefined : seen.get(shared);
      if (shared === undefined || other === undefined) continue;
      const place = `${basename(other.entry.file)}:${String(other.line)}`;
      const message = `"${shared}" stands in ${place} too: say it in one of them and link there with "related"`;
      oddities.push({ file: entry.file, ...warning(passage.line, message) });
    }
  }
  return oddities;
}
