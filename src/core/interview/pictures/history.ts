/** The levels of the last interviews side by side: a row for each dimension, a column for each interview, oldest first. */
import { dimensions, type Scorecard } from '../scorecard-model.ts';
import { box, ink, label, picture } from './svg.ts';

export interface Past {
  /** `24 Nov`, in which the day and the month are put below each other. */
  readonly day: string;
  readonly card: Scorecard;
}

const left = 60;
const first = { x: 400, y: 210 };
const column = 76;
const row = { height: 120, bar: 56, unit: 24 };

/** Height tells the level as colour does, and the number above says it. `past`: at most ten, oldest first. */
export function historyPicture(past: readonly Past[]): { readonly svg: string; readonly alt: string } {
  const heads = past.flatMap(({ day }, at) =>
    day.split(' ').map((part, line) => label(part, { ...centre(at), y: 140 + line * 36, size: 30, colour: ink.soft })),
  );
  const rows = dimensions.flatMap((name, at) => {
    const base = first.y + (at + 1) * row.height - 20;
    return [
      label(name, { x: left, y: base - 20, bold: true }),
      ...past.flatMap(({ card }, place) => barOf(levelOf(card, name), place, base)),
    ];
  });
  const foot = first.y + dimensions.length * row.height + 40;
  const svg = picture(foot + 30, [
    label('Your last mock interviews', { x: left, y: 70, size: 40, bold: true }),
    ...heads,
    ...rows,
    label('0 not shown · 1 touched · 2 solid · 3 strong', { x: left, y: foot, size: 30, colour: ink.soft }),
  ]);
  return { svg, alt: altOf(past) };
}

function barOf(level: number, place: number, base: number): readonly string[] {
  const height = Math.max(4, level * row.unit);
  const x = first.x + place * column - row.bar / 2;
  return [
    box({ x, y: base - height, width: row.bar, height, fill: level === 0 ? ink.empty : ink.fill }),
    label(String(level), { ...centre(place), y: base - height - 8, size: 30 }),
  ];
}

function centre(place: number): { readonly x: number; readonly anchor: 'middle' } {
  return { x: first.x + place * column, anchor: 'middle' };
}

function levelOf({ dimensions: levels }: Scorecard, wanted: (typeof dimensions)[number]): number {
  return levels.find(({ name }) => name === wanted)?.level ?? 0;
}

function altOf(past: readonly Past[]): string {
  const rows = dimensions.map((name) => `${name} ${past.map(({ card }) => levelOf(card, name)).join(', ')}`);
  return `Levels from 0 to 3 in your last ${past.length} mock interviews, oldest first: ${rows.join('; ')}.`;
}
