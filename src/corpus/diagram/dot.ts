/**
 * Reads an author's DOT into what the house style needs: boxes of a kind, arrows, groups and a caption. Graphviz itself does
 * the parsing; anything outside the small vocabulary of docs/diagrams.md is a fault, so that pictures stay of one style.
 */
import type { Viz } from '@viz-js/viz';
import { z } from 'zod';
import { reservedAt, reservedDefault } from './reserved.ts';

export const kinds = [
  'client',
  'gateway',
  'service',
  'many',
  'cache',
  'store',
  'queue',
  'external',
  'state',
  'choice',
  'note',
] as const;
export type Kind = (typeof kinds)[number];

export interface Box {
  readonly id: string;
  readonly kind: Kind;
  /** First line of the label. */
  readonly head: string;
  /** The other lines. */
  readonly notes: readonly string[];
  /** Broken or unreachable in what the picture tells. */
  readonly down: boolean;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly async: boolean;
  /** The way is cut. */
  readonly cut: boolean;
  readonly both: boolean;
  /** Goes back up: drawn without moving its ends. */
  readonly back: boolean;
}

/** Boxes drawn inside one frame, or on one row when it has no label. */
export interface Group {
  readonly label: string | undefined;
  readonly sameRow: boolean;
  readonly boxes: readonly string[];
  readonly groups: readonly Group[];
}

export interface Drawing {
  readonly caption: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly groups: readonly Group[];
}

/** What is wrong with the DOT, in one sentence that names its line (1 is the first line of the DOT). */
export class DotFault extends Error {
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(line === undefined ? message : `Line ${line} of the diagram: ${message}`);
    this.name = 'DotFault';
    this.line = line;
  }
}

const attributes = z.record(z.string(), z.unknown());
const graphShape = z.object({
  directed: z.boolean(),
  label: z.string().optional(),
  caption: z.string().optional(),
  _subgraph_cnt: z.number(),
  objects: z.array(attributes.and(z.object({ _gvid: z.number(), name: z.string() }))).default([]),
  edges: z.array(attributes.and(z.object({ _gvid: z.number(), tail: z.number(), head: z.number() }))).default([]),
});
type GraphJson = z.infer<typeof graphShape>;
type ObjectJson = GraphJson['objects'][number];

/** @throws DotFault */
export function readDot(dot: string, viz: Viz): Drawing {
  const graph = parse(dot, viz);
  if (!graph.directed) throw new DotFault('start with "digraph", so that arrows have a direction.', 1);
  const taken = reservedDefault(dot);
  if (taken) throw new DotFault(taken.message, lineOf(dot, taken.word));
  const names = new Map(graph.objects.map((object) => [object._gvid, object.name]));
  const groups = graph.objects.slice(0, graph._subgraph_cnt);
  const nodes = graph.objects.slice(graph._subgraph_cnt);
  if (nodes.length === 0) throw new DotFault('there is no box to draw.');
  const nested = new Set(groups.flatMap((group) => numbers(group['subgraphs'])));
  return {
    caption: text(graph.caption) || text(graph.label),
    boxes: nodes.map((node) => boxOf(node, dot)),
    arrows: [...graph.edges].sort((a, b) => a._gvid - b._gvid).map((edge) => arrowOf(edge, names, dot)),
    groups: groups.filter((group) => !nested.has(group._gvid)).map((group) => groupOf(group, groups, names)),
  };
}

function parse(dot: string, viz: Viz): GraphJson {
  const result = viz.render(dot, { format: 'dot_json' });
  if (result.status === 'success') return graphShape.parse(JSON.parse(result.output));
  const message = result.errors.find((error) => error.level !== 'warning')?.message ?? 'it is empty.';
  const found = /^syntax error in line (\d+)\s*([^\n]*)/.exec(message);
  if (!found) throw new DotFault(`Graphviz cannot read the diagram: ${message.split('\n', 1)[0] ?? ''}`);
  const line = Number(found[1]);
  const taken = reservedAt(dot, line, found[2] ?? '');
  if (taken) throw new DotFault(taken.message, line);
  const hint =
    found[2]?.startsWith('scanning') === true ? 'a quoted text is not closed.' : `syntax error ${found[2] ?? ''}.`;
  throw new DotFault(hint, line);
}

const nodeWords = new Set(['kind', 'label', 'down']);
const edgeWords = new Set(['label', 'async', 'cut', 'both', 'back']);
/** Added by Graphviz, not by the author. */
const ownFields = new Set(['_gvid', 'name', 'tail', 'head', 'pos', 'width', 'height', 'lp', 'bb']);

function boxOf(node: ObjectJson, dot: string): Box {
  refuseOthers(node, nodeWords, 'a box', dot);
  const kind = text(node['kind']) || 'service';
  const known = kinds.find((name) => name === kind);
  if (!known) {
    throw new DotFault(`"${kind}" is not a kind of box; there are ${kinds.join(', ')}.`, lineOf(dot, kind));
  }
  const label = text(node['label']) || node.name;
  const [head = '', ...notes] = lines(label === String.raw`\N` ? node.name : label);
  return { id: node.name, kind: known, head, notes, down: isOn(node['down']) };
}

function arrowOf(edge: GraphJson['edges'][number], names: ReadonlyMap<number, string>, dot: string): Arrow {
  if (edge['tailport'] !== undefined || edge['headport'] !== undefined) {
    throw new DotFault('an arrow ends at a box, not at a side of it; write "a -> b" without a port.', portLine(dot));
  }
  refuseOthers(edge, edgeWords, 'an arrow', dot);
  return {
    from: names.get(edge.tail) ?? '',
    to: names.get(edge.head) ?? '',
    label: lines(text(edge['label'])).join('\n'),
    async: isOn(edge['async']),
    cut: isOn(edge['cut']),
    both: isOn(edge['both']),
    back: isOn(edge['back']),
  };
}

function refuseOthers(item: Readonly<Record<string, unknown>>, words: ReadonlySet<string>, what: string, dot: string) {
  const other = Object.keys(item).find((key) => !words.has(key) && !ownFields.has(key) && !key.startsWith('_'));
  if (other === undefined || item[other] === '') return;
  const allowed = [...words].join(', ');
  throw new DotFault(
    `"${other}" is not for authors; ${what} has ${allowed}, and the rest is house style.`,
    lineOf(dot, other),
  );
}

function groupOf(group: ObjectJson, all: readonly ObjectJson[], names: ReadonlyMap<number, string>): Group {
  const framed = group.name.startsWith('cluster');
  const inner = new Set(numbers(group['subgraphs']));
  const ids = numbers(group['nodes']);
  if (framed && ids.length === 0) {
    throw new DotFault(
      `the frame "${text(group['label'])}" holds no box; write {rank=same; …} inside a frame, not across.`,
    );
  }
  return {
    label: framed ? text(group['label']) : undefined,
    sameRow: group['rank'] === 'same',
    boxes: ids.map((id) => names.get(id) ?? ''),
    groups: all.filter((other) => inner.has(other._gvid)).map((other) => groupOf(other, all, names)),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}

function isOn(value: unknown): boolean {
  return ['true', 'yes', '1'].includes(text(value));
}

/** DOT writes a line end as `\n`, and `\l` or `\r` where it is also aligned. */
function lines(label: string): readonly string[] {
  return label
    .split(/\\[nlr]|\n/)
    .map((line) => line.replaceAll(/\\(.)/g, '$1').trim())
    .filter((line) => line !== '');
}

/** The first line with a port, either way of writing one. */
function portLine(dot: string): number | undefined {
  const at = dot.split('\n').findIndex((line) => /\b(?:tail|head)port\b|\w:\w+\s*(?:->|[[;}]|$)/.test(line));
  return at === -1 ? undefined : at + 1;
}

/** The first line of the DOT that holds the word. */
function lineOf(dot: string, word: string): number | undefined {
  const at = dot.split('\n').findIndex((line) => new Set(line.split(/\W+/)).has(word));
  return at === -1 ? undefined : at + 1;
}
