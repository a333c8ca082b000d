/** How far an entry has come: what is there decides what the bot offers. */
import type { Completeness, Entry } from '../../core/model.ts';

export type Unrated = Omit<Entry, 'completeness'>;

/** How many points of an entry carry weight when it can be graded. */
export const gradedPoints = { least: 4, most: 8 } as const;

export const fewestSources = 2;

/** What an entry still needs to be complete, in words; empty when it is. */
export function lacksOf(entry: Unrated): readonly string[] {
  const weighted = entry.points.filter((point) => point.weight !== undefined);
  const sum = weighted.reduce((total, point) => total + (point.weight ?? 0), 0);
  const { least, most } = gradedPoints;
  const needs: readonly (readonly [boolean, string])[] = [
    [entry.short !== undefined, 'a short answer (> …)'],
    [weighted.length >= least && weighted.length <= most, `${String(least)}-${String(most)} points with a weight [n]`],
    [sum === 100, 'weights that sum to 100'],
    [weighted.every((point) => point.accept.length > 0), 'an accept line in each weighted point'],
    [entry.diagram !== undefined, 'a Diagram'],
    [entry.hints.length === 3, 'three Hints'],
    [entry.followUps.length > 0, 'Follow-ups'],
    [entry.mistakes.length > 0, 'Mistakes'],
    [entry.probes.length > 0, 'Probes'],
    [entry.sources.length >= fewestSources, `${String(fewestSources)} sources`],
  ];
  return needs.flatMap(([isThere, name]) => (isThere ? [] : [name]));
}

export function completenessOf(entry: Unrated): Completeness {
  const isAnswered =
    entry.short !== undefined || entry.points.length + entry.tips.length > 0 || entry.tradeoffs !== undefined;
  if (!isAnswered) return 'unanswered';
  return lacksOf(entry).length === 0 ? 'complete' : 'answered';
}
