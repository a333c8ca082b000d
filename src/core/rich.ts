/** Building and cutting rich text. */
import type { Bullet, Rich, Span } from './model.ts';

/** `t('plain')`, or a sequence of strings and spans. */
export function rich(...parts: readonly (string | Span)[]): Rich {
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

export function strong(text: string): Span {
  return { text, strong: true };
}

export function link(text: string, href: string): Span {
  return { text, href };
}

export function bullet(...parts: readonly (string | Span)[]): Bullet {
  return { text: rich(...parts), children: [] };
}

/** With a capital at its beginning. */
export function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

/** `text` in at most `max` characters (at least 2), cut at a word where one ends near, with an ellipsis that says so. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${trimHalfCharacter(space > max / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** A slice may end inside a surrogate pair; the lone half would print as a broken character. */
function trimHalfCharacter(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1);
}

/** Cuts rich text into pieces of at most `max` characters each, at a word where possible. Nothing is lost but white space at the cuts. */
export function splitRich(text: Rich, max: number): readonly Rich[] {
  const pieces: Span[][] = [[]];
  let room = max;
  for (const span of text) {
    let rest = span.text;
    while (rest.length > room) {
      const cut = cutPlace(rest, room, room < max);
      if (cut > 0) pieces.at(-1)?.push({ ...span, text: rest.slice(0, cut).trimEnd() });
      rest = rest.slice(cut).trimStart();
      pieces.push([]);
      room = max;
    }
    if (rest.length > 0) pieces.at(-1)?.push({ ...span, text: rest });
    room -= rest.length;
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Where to cut `text` so that at most `room` characters stay: after the last space; 0 to move it whole when the line has begun. */
function cutPlace(text: string, room: number, begun: boolean): number {
  if (room <= 1) return begun ? 0 : 1;
  const space = text.lastIndexOf(' ', room - 1);
  if (space > 0) return space + 1;
  if (begun) return 0;
  return text.slice(0, room).isWellFormed() ? room : room - 1;
}
