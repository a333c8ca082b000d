/** Finds the wrong claims in an answer: what a rubric rejects, said as the candidate's own opinion. */
import type { Trap } from './scorecard-model.ts';
import type { Index } from './answer-index.ts';
import type { Answer, Clause } from './clauses.ts';
import { findPatterns, type Span } from './match.ts';
import { quoteOf } from './quote.ts';
import type { Rubric } from './rubric.ts';

export interface FoundTrap extends Trap {
  readonly clause: Clause;
  readonly span: Span;
}

/**
 * Each rejected claim once, where it is made first. Words that already make one wrong claim make no second: rubrics reject
 * the same error under several points, and a candidate errs only once.
 */
export function trapsIn(rubric: Rubric, index: Index): readonly FoundTrap[] {
  const claims = index.answer.clauses.filter((clause) => !clause.asks && !isDistanced(index.answer, clause));
  const found: FoundTrap[] = [];
  for (const { pattern, correction } of rubric.points.flatMap((point) => point.reject)) {
    for (const clause of claims) {
      const [span] = findPatterns(pattern, index, clause.from, clause.to, 'strict');
      if (span === undefined || found.some((trap) => overlap(trap.span, span))) continue;
      found.push({ clause, span, correction, claim: quoteOf(index.answer, clause, span) });
      break;
    }
  }
  return found;
}

function overlap(one: Span, other: Span): boolean {
  return one.first <= other.last && other.first <= one.last;
}

const distance = new Set(
  'myth misconception mistake mistaken wrong wrongly naive naively pitfall fallacy tempting'.split(' '),
);

/** Told as somebody else's error. */
function isDistanced(answer: Answer, clause: Clause): boolean {
  return answer.words.slice(clause.from, clause.to).some((word) => distance.has(word.text));
}
