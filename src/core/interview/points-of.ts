/** Which points of an entry belong to which phase: what giving a phase up shows. */
import type { Entry } from '../model.ts';
import { plain } from '../model.ts';
import type { Grade } from '../ports.ts';
import type { PhaseKind } from './model.ts';

const ofData = /\b(?:api|column|data|index|interface|key|model|partition|queries|query|schema|shard|store|table)/i;
const ofWrap = /\b(?:alert|cost|degrade|fail|measure|metric|monitor|observe|operate|test|trade)/i;

/** Heads, in the entry's order. None of the phases in which the candidate asks or reckons. */
export function pointsOf({ points }: Pick<Entry, 'points'>, kind: PhaseKind | undefined): readonly string[] {
  const graded = points.filter(({ weight }) => weight !== undefined);
  const headsWhere = (fits: (head: string) => boolean): readonly string[] =>
    graded.map(({ head }) => plain(head)).filter(fits);
  switch (kind) {
    case undefined:
    case 'clarify':
    case 'estimate':
      return [];
    case 'say-first': {
      const heaviest = Math.max(...graded.map(({ weight = 0 }) => weight));
      return graded.filter(({ weight }) => weight === heaviest).map(({ head }) => plain(head));
    }
    case 'data':
      return headsWhere((head) => ofData.test(head));
    case 'wrap':
      return headsWhere((head) => ofWrap.test(head));
    case 'design':
    case 'dive':
      return headsWhere((head) => !ofData.test(head) && !ofWrap.test(head));
    case 'points':
    case 'follow-ups':
    case 'trade-offs':
      return headsWhere(() => true);
  }
}

/** Those of them that were not earned. */
export function missingOf(entry: Pick<Entry, 'points'>, kind: PhaseKind | undefined, grade: Grade): readonly string[] {
  const missing = new Set(grade.points.filter(({ state }) => state === 'missing').map(({ name }) => name));
  return pointsOf(entry, kind).filter((head) => missing.has(head));
}
