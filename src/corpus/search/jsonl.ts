/** A search result as one line of JSON, for programs. */
import type { SearchResult } from '../../core/ports.ts';

/** `{"q", "hits": [{"id", "score"}], "answer", "confidence"}`, without a line break. */
export function searchLine(query: string, { hits, answer, confidence }: SearchResult): string {
  return JSON.stringify({
    q: query,
    hits: hits.map(({ entry, score }) => ({ id: entry.id, score: rounded(score) })),
    answer,
    confidence: rounded(confidence),
  });
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
