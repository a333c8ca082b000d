/** The bullets of an answer as points: head, weight, details, and the patterns that grade them. */
import { plain, type Bullet, type Point, type Rich } from '../../core/model.ts';
import { bulletsOf } from './bullets.ts';
import type { Item, Node } from './markdown.ts';
import { emptyRubric, isGraded, takePatterns } from './patterns.ts';
import type { Scribe } from './scribe.ts';

export interface Answer {
  readonly points: readonly Point[];
  readonly tips: readonly Bullet[];
}

/** The first paragraph of a point, taken apart; all raw. */
interface Head {
  readonly head: string;
  /** What stands between the brackets after a bold head. */
  readonly bracket?: string;
  /** What follows on the same line. */
  readonly rest: string;
}

export function isTipsTitle(text: string): boolean {
  return /^quick tips?\s*:?$/i.test(text.trim());
}

/** `**Head** [25]: rest`. Without a bold head, or when the bold runs on into its sentence, all of it is the head. */
function splitHead(raw: string): Head {
  const text = raw.trim();
  const end = text.startsWith('**') ? text.indexOf('**', 3) : -1;
  if (end === -1) return { head: text, rest: '' };
  const bold = text.slice(0, end + 2);
  const tail = text.slice(end + 2);
  const bracket = /^\s*\[([^\]\n]*)\](?![([])/.exec(tail);
  const rest = bracket === null ? tail : tail.slice(bracket[0].length);
  const ends = /[:.!?]\*\*$/.test(bold) || /^\s*(?:[:–—]|-\s)/.test(rest);
  if (bracket?.[1] === undefined) return ends ? { head: bold, rest } : { head: text, rest: '' };
  return { head: bold, bracket: bracket[1], rest };
}

function cleanHead(head: string): string {
  return head.replace(/\s*[:.]\s*\*\*$/, '**').replace(/\s*:$/, '');
}

function cleanRest(rest: string): string {
  return rest.replace(/^\s*(?:[:–—]|-\s)\s*/, '').trim();
}

/** The weight in brackets, or undefined when there is none to be had. */
function weightOf({ bracket }: Head, line: number, scribe: Scribe): number | undefined {
  if (bracket === undefined) return undefined;
  const weight = /^\d{1,3}$/.test(bracket.trim()) ? Number(bracket) : 0;
  if (weight >= 1 && weight <= 100) return weight;
  if (scribe.form === 'full') scribe.fault(line, `the weight [${bracket}] is not a whole number from 1 to 100`);
  return undefined;
}

function headText(head: Head, weight: number | undefined): string {
  const text = cleanHead(head.head);
  // What stands in the brackets is the author's text unless it is a weight.
  return head.bracket === undefined || weight !== undefined ? text : `${text} [${head.bracket}]`;
}

/** The nodes below a head that people see; the patterns among the bullets go to `rubric`. */
function withoutPatterns(
  nodes: readonly Node[],
  rubric: ReturnType<typeof emptyRubric>,
  scribe: Scribe,
): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (node.kind !== 'list') return takePatterns(node, rubric, scribe) ? [] : [node];
    const items = node.items.filter((item) => !takePatterns(item.nodes[0], rubric, scribe));
    return items.length === 0 ? [] : [{ ...node, items }];
  });
}

function readPoint(item: Item, scribe: Scribe): Point | undefined {
  const [first, ...others] = item.nodes;
  if (first === undefined) {
    scribe.warn(item.line, 'this bullet is empty: fill it or take it out');
    return undefined;
  }
  const split = first.kind === 'paragraph' ? splitHead(first.text) : { head: '', rest: '' };
  const weight = weightOf(split, item.line, scribe);
  const rest = cleanRest(split.rest);
  const below: readonly Node[] = first.kind === 'paragraph' ? others : item.nodes;
  const nodes: readonly Node[] = rest === '' ? below : [{ kind: 'paragraph', text: rest, line: item.line }, ...below];
  const rubric = emptyRubric();
  const head = scribe.rich(headText(split, weight), item.line);
  const details = bulletsOf(withoutPatterns(nodes, rubric, scribe), scribe);
  const [lead, ...more] = details;
  if (plain(head) !== '')
    return { head, details, ...(weight === undefined ? {} : { weight }), ...rubric, line: item.line };
  return lead && { head: lead.text, details: [...lead.children, ...more], ...rubric, line: item.line };
}

/** Other blocks than lists, each as a point of its own. */
function loosePoints(node: Node, scribe: Scribe): readonly Point[] {
  if (scribe.form === 'full')
    scribe.fault(node.line, 'only the short answer (>) and bullets belong here: make it a point');
  return bulletsOf([node], scribe).map(({ text, children }) => ({
    head: text,
    details: children,
    ...emptyRubric(),
    line: node.line,
  }));
}

/** Never throws. Order is kept. */
export function readAnswer(nodes: readonly Node[], scribe: Scribe): Answer {
  const points: Point[] = [];
  const tips: Bullet[] = [];
  for (const node of nodes) {
    const read =
      node.kind === 'list' ? node.items.flatMap((item) => readPoint(item, scribe) ?? []) : loosePoints(node, scribe);
    for (const point of read) {
      if (isTipsTitle(plain(point.head))) tips.push(...point.details);
      else points.push(point);
    }
  }
  return { points: checkedWeights(points, scribe), tips };
}

function bracketed(point: Point): Point {
  const { weight, ...rest } = point;
  const head: Rich = weight === undefined ? point.head : [...point.head, { text: ` [${String(weight)}]` }];
  return { ...rest, head };
}

/**
 * Weights that do not sum to 100 are a fault. In the smallest form they are no weights at all but somebody's footnotes, and
 * become text again.
 */
function checkedWeights(points: readonly Point[], scribe: Scribe): readonly Point[] {
  const weighted = points.filter((point) => point.weight !== undefined);
  const [first] = weighted;
  for (const point of points) {
    if (point.weight === undefined && isGraded(point)) {
      scribe.fault(point.line, 'this point has patterns but no weight: put [n] after its bold head');
    }
  }
  if (first === undefined) return points;
  const sum = weighted.reduce((total, point) => total + (point.weight ?? 0), 0);
  if (sum === 100) return points;
  scribe.fault(first.line, `the weights of the points sum to ${String(sum)}: make them sum to 100`);
  return scribe.form === 'full' ? points : points.map(bracketed);
}
