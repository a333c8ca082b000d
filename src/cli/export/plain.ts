/** Entries as plain JSON: text without markup, no files, no rubric patterns. */
import { plain, type Bullet, type Entry, type Rich } from '../../core/model.ts';

export function plainEntries(entries: readonly Entry[]): readonly Readonly<Record<string, unknown>>[] {
  return entries.map((entry) => ({
    id: entry.id,
    title: entry.title,
    category: entry.category,
    topic: entry.topic,
    tags: entry.tags,
    kind: entry.kind,
    difficulty: entry.difficulty,
    minutes: entry.minutes,
    askedAs: entry.askedAs,
    short: entry.short && plain(entry.short),
    points: entry.points.map(({ head, details, weight }) => ({
      head: plain(head),
      weight,
      details: details.map(tree),
    })),
    tips: entry.tips.map(tree),
    tradeoffs: entry.tradeoffs && { head: row(entry.tradeoffs.head), rows: entry.tradeoffs.rows.map(row) },
    numbers: entry.numbers.map(({ text }) => plain(text)),
    failureModes: entry.failureModes.map(tree),
    whenNot: entry.whenNot.map(tree),
    followUps: entry.followUps.map(({ question, answer, probes }) => ({
      question: plain(question),
      answer: plain(answer),
      probes,
    })),
    mistakes: entry.mistakes.map(({ claim, correction }) => ({ claim, correction: plain(correction) })),
    hints: entry.hints.map(plain),
    diagram: entry.diagram && { dot: entry.diagram.dot, alt: entry.diagram.alt },
    related: entry.related,
    sources: entry.sources,
    reviewed: entry.reviewed,
  }));
}

function row(cells: readonly Rich[]): readonly string[] {
  return cells.map(plain);
}

function tree({ text, children }: Bullet): string | { readonly text: string; readonly children: readonly unknown[] } {
  return children.length === 0 ? plain(text) : { text: plain(text), children: children.map(tree) };
}
