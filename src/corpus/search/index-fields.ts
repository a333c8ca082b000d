/** Which texts of an entry are searched, and where each of them stands. */
import { plain, type Bullet, type Entry, type Rich } from '../../core/model.ts';
import type { Place } from './tunables.ts';

export interface Field {
  readonly place: Place;
  readonly text: string;
}

/** Names of the entry: each is also compared with a query as a whole. */
export function namesOf(entry: Entry): readonly Field[] {
  return [
    { place: 'title', text: entry.title },
    ...[entry.id, ...entry.was, entry.topic, ...entry.tags].map((text) => ({ place: 'label', text }) as const),
    ...entry.askedAs.map((text) => ({ place: 'asked', text }) as const),
  ];
}

/** What the entry says. Wrong claims are searched too: people ask with them. */
export function textsOf(entry: Entry): readonly Field[] {
  const heads: Rich[] = [...entry.points.map(({ head }) => head), ...entry.followUps.map(({ question }) => question)];
  const bodies: Rich[] = [
    entry.short ?? [],
    ...[
      ...entry.points.flatMap(({ details }) => details),
      ...entry.tips,
      ...entry.failureModes,
      ...entry.whenNot,
    ].flatMap(bulletTexts),
    ...(entry.tradeoffs?.rows.flat() ?? []),
    ...[...entry.numbers, ...entry.estimate].map(({ text }) => text),
    ...entry.followUps.map(({ answer }) => answer),
    ...entry.clarify.flatMap(({ question, answer }) => [question, answer]),
    ...entry.mistakes.map(({ correction }) => correction),
  ];
  return [
    ...heads.map((text) => ({ place: 'head', text: plain(text) }) as const),
    ...entry.mistakes.map(({ claim }) => ({ place: 'head', text: claim }) as const),
    ...bodies.map((text) => ({ place: 'body', text: plain(text) }) as const),
    ...(entry.diagram === undefined ? [] : [{ place: 'body', text: entry.diagram.alt } as const]),
  ];
}

function bulletTexts(bullet: Bullet): Rich[] {
  return [bullet.text, ...bullet.children.flatMap(bulletTexts)];
}
