/**
 * Tells text that an editor wrapped from lines that a person meant as lines: people list thoughts without bullets, and two
 * thoughts read as one make a claim that nobody made.
 */

interface Line {
  readonly text: string;
  /** Offset of the line feed that ends it. */
  readonly end: number;
}

/** Characters of a line that an editor wrapped. */
const widths = { from: 60, to: 100 } as const;
const bullet = /^\s*(?:[-*+•–>]|\(?\d{1,2}[.)]|\w\))(?:\s|$)/;
/** Words that no thought ends with, and words that none begins with: one of them shows that a thought crosses the border. */
const openEnd =
  /(?:^|\s)(?:an?|the|of|in|on|at|by|for|with|from|to|into|and|or|because|since|so|that|which|who|when|where|is|are|was|be|as|than|via|per|if|its|their|our|your|not|no),?$/i;
const openStart = /^\s*(?:because|since|and|or|nor|of|that|which|who|than|as|is|are|was|were|be|not|so)\s/;

/** Offsets of the line feeds that only wrap. */
export function wrapsIn(source: string): ReadonlySet<number> {
  const wraps = new Set<number>();
  for (const block of blocksOf(source)) {
    if (isWrapped(block)) for (const line of block.slice(0, -1)) wraps.add(line.end);
  }
  return wraps;
}

/** Lines without a blank line or a bullet between them. */
function blocksOf(source: string): readonly (readonly Line[])[] {
  const blocks: Line[][] = [[]];
  let start = 0;
  for (const raw of source.split('\n')) {
    const line = { text: raw.trimEnd(), end: start + raw.length };
    start = line.end + 1;
    if (line.text === '') blocks.push([]);
    else if (bullet.test(line.text)) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** All lines but the last are as full as the longest allows, and some thought crosses a border. */
function isWrapped(lines: readonly Line[]): boolean {
  const width = Math.max(...lines.map(({ text }) => text.length));
  const borders = lines.slice(1).map(({ text }, at) => [lines[at]?.text ?? '', text] as const);
  return (
    width >= widths.from &&
    width <= widths.to &&
    borders.every(([above, below]) => above.length >= widths.from && above.length + 1 + firstWord(below) > width) &&
    borders.some(([above, below]) => openEnd.test(above) || openStart.test(below))
  );
}

function firstWord(text: string): number {
  return /\S+/.exec(text)?.[0].length ?? 0;
}
