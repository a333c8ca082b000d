/** A scorecard as a picture that can be shown around: the entry's title, the band and the five levels, and none of the words. */
import { shorten } from '../../rich.ts';
import type { Scorecard } from '../scorecard-model.ts';
import { levelWords } from '../views/scorecard.ts';
import { box, ink, label, picture } from './svg.ts';

const left = 60;
const rowHeight = 84;
const firstRow = 310;
const bar = { x: 400, width: 150, gap: 14, height: 44 };
/** Characters of a line of the title, which has two. */
const titleLine = 52;

export function scorecardPicture(card: Scorecard): { readonly svg: string; readonly alt: string } {
  const rows = card.dimensions.flatMap(({ name, level }, row) => {
    const y = firstRow + row * rowHeight;
    const boxes = [1, 2, 3].map((step) =>
      box({
        x: bar.x + (step - 1) * (bar.width + bar.gap),
        y: y - 34,
        width: bar.width,
        height: bar.height,
        fill: step <= level ? ink.fill : ink.empty,
      }),
    );
    const end = bar.x + 3 * (bar.width + bar.gap) + 20;
    return [label(name, { x: left, y, bold: true }), ...boxes, label(levelWords[level], { x: end, y })];
  });
  const foot = firstRow + card.dimensions.length * rowHeight;
  const svg = picture(foot + 40, [
    label('Mock interview', { x: left, y: 70, colour: ink.soft }),
    ...titleLines(card.title).map((line, at) => label(line, { x: left, y: 122 + at * 48, size: 40, bold: true })),
    label(card.band, { x: left, y: 230, size: 40, colour: ink.fill, bold: true }),
    ...rows,
    label('Coverage of the entry, not truth.', { x: left, y: foot, size: 30, colour: ink.soft }),
  ]);
  return { svg, alt: altOf(card) };
}

function titleLines(title: string): readonly string[] {
  if (title.length <= titleLine) return [title];
  const end = title.lastIndexOf(' ', titleLine);
  const cut = end > 0 ? end : titleLine;
  return [title.slice(0, cut), shorten(title.slice(cut).trim(), titleLine)];
}

function altOf({ title, band, dimensions }: Scorecard): string {
  const levels = dimensions.map(({ name, level }) => `${name} ${level} of 3`).join(', ');
  return `Scorecard of a mock interview on “${shorten(title, 150)}”: ${band}. ${levels}.`;
}
