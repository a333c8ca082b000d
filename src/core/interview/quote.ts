/** The candidate's own words around a hit, short enough for a card. */
import { shorten } from '../rich.ts';
import type { Answer, Clause } from './clauses.ts';
import type { Span } from './match.ts';

/** Characters, the ellipses included. */
const maximum = 160;
/** How many words before a hit a quote may begin, to begin after a pause. */
const lead = 12;

/** The clause; of a long one, the part that begins at the last pause before the hit. */
export function quoteOf(answer: Answer, clause: Pick<Clause, 'start' | 'end'>, span: Span): string {
  const hitStart = answer.words[span.first]?.start ?? clause.start;
  const start = Math.min(clause.start, hitStart);
  const whole = oneLine(answer.source.slice(start, clause.end));
  if (whole.length <= maximum) return whole;
  const begin = beginOf(answer, span, start);
  const part = shorten(oneLine(answer.source.slice(begin, clause.end)), maximum - 1);
  return begin > start ? `…${part}` : part;
}

function beginOf(answer: Answer, span: Span, earliest: number): number {
  for (let at = span.first; at > span.first - lead; at -= 1) {
    const place = answer.words[at]?.start ?? earliest;
    if (place <= earliest) return earliest;
    if (answer.pauses.has(at)) return place;
  }
  return answer.words[span.first]?.start ?? earliest;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
