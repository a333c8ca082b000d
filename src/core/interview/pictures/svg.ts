/** Writes SVG for the pictures that belong to no entry. They share the look of the diagrams: white, Arimo, few colours. */

export const ink = { text: '#1f2933', soft: '#52606d', line: '#cbd2d9', fill: '#2f6fab', empty: '#e4e7eb' } as const;

/** Of 1,200 units' width, so that a unit is a pixel; text is at least 30, which a phone shows at 9. */
export const width = 1200;

export function picture(height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: true;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function label(text: string, { x, y, size = 34, bold, colour = ink.text, anchor = 'start' }: Label): string {
  const weight = bold === true ? ' font-weight="700"' : '';
  return `<text x="${x}" y="${y}" font-family="Arimo" font-size="${size}"${weight} fill="${colour}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

export function box({ x, y, width: w, height, fill }: Box): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${height}" rx="8" fill="${fill}" stroke="${ink.line}" stroke-width="2"/>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML knows no control characters. */
function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
