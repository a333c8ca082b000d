/**
 * What Graphviz cannot draw, done on its SVG: a slim hexagon for gateways, a pipe for queues, letters with a halo so that
 * lines may pass behind them, group names above everything, white sides for narrow drawings. Pure text work.
 */

/** Marks that style.ts puts on a box to have its rectangle redrawn here. */
export type Outline = 'hexagon' | 'pipe';

/** Points that the hexagon's tips stick in from the box's corners. */
const tip = 14;
/** Half the width of the pipe's mouth. */
const mouth = 9;
/** Points. Narrower pictures get white sides instead of ever larger letters. */
const minimumWidth = 600;

export interface FinishedSvg {
  readonly svg: string;
  /** Points. */
  readonly width: number;
  /** Font size of the smallest text in points; Infinity without any text. */
  readonly smallestText: number;
}

export function finish(svg: string): FinishedSvg {
  const shaped = haloed(outlined(svg)).replaceAll(/font-family="[^"]*"/g, 'font-family="Arimo"');
  const sizes = [...shaped.matchAll(/font-size="([\d.]+)"/g)].map((found) => Number(found[1]));
  return { ...widened(shaped), smallestText: Math.min(...sizes) };
}

function outlined(svg: string): string {
  const box = /(class="node (hexagon|pipe)">\s*<title>[^<]*<\/title>\s*)<polygon ([^>]*?) points="([^"]+)"\/>/g;
  return svg.replaceAll(box, (_, head: string, outline: string, look: string, points: string) => {
    const xs = points.split(' ').map((point) => Number(point.split(',')[0]));
    const ys = points.split(' ').map((point) => Number(point.split(',')[1]));
    const corners = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    return head + (outline === 'pipe' ? pipe(corners, look) : hexagon(corners, look));
  });
}

interface Corners {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function hexagon({ left, right, top, bottom }: Corners, look: string): string {
  const middle = (top + bottom) / 2;
  const points = [
    [left + tip, top],
    [right - tip, top],
    [right, middle],
    [right - tip, bottom],
    [left + tip, bottom],
    [left, middle],
  ];
  return `<polygon ${look} points="${points.map((point) => point.join(',')).join(' ')}"/>`;
}

function pipe({ left, right, top, bottom }: Corners, look: string): string {
  const radius = (bottom - top) / 2;
  const arc = (sweep: number, x: number, y: number) => `A ${mouth} ${radius} 0 0 ${sweep} ${x} ${y}`;
  const [from, to] = [left + mouth, right - mouth];
  const body = `M ${from} ${top} H ${to} ${arc(1, to, bottom)} H ${from} ${arc(1, from, top)} Z`;
  const rim = `M ${to} ${top} ${arc(0, to, bottom)}`;
  return `<path ${look} d="${body}"/><path ${look.replace(/fill="[^"]*"/, 'fill="none"')} d="${rim}"/>`;
}

const white = 'stroke="white" stroke-width="5" stroke-linejoin="round" paint-order="stroke"';
const pale = white.replace('white', '#f6f8fa');

/** Arrow labels get a halo where they stand; group names are moved to the end, above the arrows that enter the group. */
function haloed(svg: string): string {
  const names: string[] = [];
  const marked = svg.replaceAll(
    /<g id="[^"]*" class="(edge|cluster)">[\s\S]*?<\/g>(?=\s*(?:<!--|<g id|<\/g>))/g,
    (group, kind: string) => {
      if (kind === 'edge') return group.replaceAll('<text ', `<text ${white} `);
      return group.replaceAll(/<text [\s\S]*?<\/text>\s*/g, (text) => {
        names.push(text.replace('<text ', `<text ${pale} `));
        return '';
      });
    },
  );
  return marked.replace(/<\/g>\s*<\/svg>\s*$/, () => `${names.join('')}</g></svg>`);
}

function widened(svg: string): { readonly svg: string; readonly width: number } {
  const size = /<svg width="\d+pt" height="\d+pt"\s+viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg);
  if (!size) throw new Error('the renderer wrote an SVG without a size');
  const [whole, x = '0', y = '0', w = '0', h = '0'] = size;
  const width = Math.max(minimumWidth, Number(w));
  const left = Number(x) - (width - Number(w)) / 2;
  return {
    svg: svg.replace(whole, `<svg width="${width}pt" height="${h}pt" viewBox="${left} ${y} ${width} ${h}"`),
    width,
  };
}
