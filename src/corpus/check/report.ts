/** The corpus at a glance, as Markdown: a row an entry. */
import type { Loaded } from '../load.ts';
import { countWords } from './rule.ts';

export function corpusReport({ entries, notes }: Pick<Loaded, 'entries' | 'notes'>): string {
  const rows = entries.map((entry) => {
    const words = (notes.get(entry.id)?.passages ?? []).reduce((sum, { text }) => sum + countWords(text), 0);
    const graded = entry.points.filter(({ weight }) => weight !== undefined).length;
    return [
      `${entry.category} › ${entry.topic}`,
      entry.id,
      entry.kind,
      entry.difficulty ?? '',
      words,
      graded,
      entry.followUps.length,
      entry.probes.length,
      entry.askedAs.length,
      entry.sources.length,
      entry.reviewed ?? 'never',
    ];
  });
  const head = 'Topic|Entry|Kind|Difficulty|Words|Points|Follow-ups|Probes|Asked as|Sources|Reviewed'.split('|');
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const complete = entries.filter(({ completeness }) => completeness === 'complete').length;
  return [
    '# The corpus',
    '',
    `${entries.length} entries, ${complete} of them complete. Made by \`npm run corpus\`; do not edit.`,
    '',
    ...lines,
    '',
  ].join('\n');
}
