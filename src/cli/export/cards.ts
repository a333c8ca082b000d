/** Flash cards of an entry: one for its short answer, one a point, one a follow-up. Never a whole chapter. */
import { plain, type Bullet, type Entry, type Rich } from '../../core/model.ts';

export interface Card {
  /** Stays the same while the words change, so that a new export updates a learner's cards and keeps their schedule. */
  readonly key: string;
  /** HTML. */
  readonly front: string;
  readonly back: string;
  /** Hash of the picture on the back. */
  readonly picture?: string;
  readonly alt?: string;
  /** Without blanks. */
  readonly tags: readonly string[];
}

export function cardsOf(entry: Entry): Card[] {
  const tags = ['sysdesign', ...[entry.id, ...entry.tags].map((tag) => tag.replace(/\s+/g, '-'))];
  const { diagram, short, points, followUps } = entry;
  const picture = diagram === undefined ? {} : { picture: diagram.hash, alt: diagram.alt };
  return [
    ...(short === undefined
      ? []
      : [{ key: `${entry.id} short`, front: escaped(entry.title), back: html(short), tags, ...picture }]),
    ...points.map((point, index): Card => ({
      key: `${entry.id} point ${index + 1}`,
      front: `${escaped(entry.title)}<br><small>Point ${index + 1} of ${points.length}: what, and why?</small>`,
      back: `<b>${escaped(plain(point.head))}</b>${listOf(point.details)}`,
      tags,
    })),
    ...followUps.map((followUp, index): Card => ({
      key: `${entry.id} follow-up ${index + 1}`,
      front: `${html(followUp.question)}<br><small>${escaped(entry.title)}</small>`,
      back: html(followUp.answer),
      tags,
    })),
  ].filter(({ back }) => back !== '');
}

function html(text: Rich): string {
  return text
    .map((span) => {
      const inner = escaped(span.text);
      if (span.code) return `<code>${inner}</code>`;
      if (span.strong) return `<b>${inner}</b>`;
      return span.emphasis ? `<i>${inner}</i>` : inner;
    })
    .join('');
}

function listOf(items: readonly Bullet[]): string {
  if (items.length === 0) return '';
  return `<ul>${items.map(({ text, children }) => `<li>${html(text)}${listOf(children)}</li>`).join('')}</ul>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
