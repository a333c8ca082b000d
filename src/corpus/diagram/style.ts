/**
 * The house style: turns a drawing into a Graphviz graph. Top-down, bold heads over grey notes, each kind with a colour and
 * a shape of its own so that neither is needed alone, dashes for what is asynchronous. Pure; the look is all in here.
 */
import type { Attributes, Graph, HTMLString, Subgraph } from '@viz-js/viz';
import type { Outline } from './finish.ts';
import type { Arrow, Box, Drawing, Group, Kind } from './dot.ts';

/** Graphviz measures text in Arial; Arimo, which draws it, has the same widths. */
const font = 'Arial';
const headSize = 20;
const noteSize = 16;
const captionSize = 18;

const ink = '#1b2430';
const soft = '#55606e';
const line = '#5b6776';
const alarm = '#c62828';

interface Look {
  readonly fill: string;
  readonly border: string;
  readonly shape: string;
  readonly style?: string;
  readonly peripheries?: number;
  /** Redrawn after layout, which sees the plain shape. */
  readonly outline?: Outline;
  /** Inches to the left and right, above and below the text. */
  readonly margin?: string;
}

const looks: Readonly<Record<Kind, Look>> = {
  client: { fill: '#ffffff', border: '#37424f', shape: 'box' },
  gateway: { fill: '#efe6fb', border: '#6a3fb5', shape: 'box', outline: 'hexagon', margin: '0.32,0.13' },
  service: { fill: '#e3effd', border: '#1d66c2', shape: 'box', style: 'rounded,filled' },
  many: { fill: '#e3effd', border: '#1d66c2', shape: 'box', style: 'rounded,filled', peripheries: 2 },
  cache: { fill: '#fde7e5', border: '#c0392b', shape: 'cylinder' },
  store: { fill: '#e2f4e6', border: '#23823b', shape: 'cylinder' },
  queue: { fill: '#fff0d9', border: '#b86a00', shape: 'box', outline: 'pipe', margin: '0.42,0.13' },
  external: { fill: '#f1f3f5', border: '#6b7683', shape: 'box', style: 'filled,dashed' },
  state: { fill: '#dff4f4', border: '#0d7c80', shape: 'ellipse', margin: '0.05,0.05' },
  choice: { fill: '#fff8d6', border: '#8f7400', shape: 'diamond', margin: '0.02,0.14' },
  note: { fill: '#fbfaf4', border: '#b9b39a', shape: 'note' },
};

/** Longer lines are broken at a space, so that one box cannot make the whole picture small. */
const longest = { head: 18, note: 24, label: 18, caption: 52 } as const;

export function styled(drawing: Drawing): Graph {
  return {
    directed: true,
    graphAttributes: {
      rankdir: 'TB',
      bgcolor: 'white',
      fontname: font,
      fontsize: captionSize,
      fontcolor: soft,
      labelloc: 'b',
      pad: 0.2,
      nodesep: 0.45,
      ranksep: 0.6,
      ...(drawing.caption === '' ? {} : { label: captionOf(drawing.caption) }),
    },
    nodeAttributes: {
      fontname: font,
      fontsize: headSize,
      fontcolor: ink,
      penwidth: 2,
      margin: '0.2,0.13',
      height: 0.6,
    },
    edgeAttributes: { fontname: font, fontsize: noteSize, fontcolor: ink, color: line, penwidth: 2, arrowsize: 0.9 },
    nodes: drawing.boxes.map((box) => ({ name: box.id, attributes: boxStyle(box) })),
    edges: drawing.arrows.map((arrow) => ({ tail: arrow.from, head: arrow.to, attributes: arrowStyle(arrow) })),
    subgraphs: drawing.groups.map(groupStyle),
  };
}

function boxStyle(box: Box): Attributes {
  const look = looks[box.kind];
  return {
    shape: look.shape,
    style: box.down ? 'filled,dashed' : (look.style ?? 'filled'),
    fillcolor: box.down ? '#fff4f4' : look.fill,
    color: box.down ? alarm : look.border,
    peripheries: look.peripheries ?? 1,
    ...(look.outline === undefined ? {} : { class: look.outline }),
    ...(look.margin === undefined ? {} : { margin: look.margin }),
    label: boxLabel(box),
  };
}

function boxLabel(box: Box): HTMLString {
  const noteColor = box.down ? alarm : soft;
  const head = broken(box.head, longest.head).map((part) => `<b>${escaped(part)}</b>`);
  const notes = box.notes
    .flatMap((note) => broken(note, longest.note))
    .map((part) => `<font point-size="${noteSize}" color="${noteColor}">${escaped(part)}</font>`);
  return { html: [...(box.kind === 'note' ? notesOnly(box) : head), ...notes].join('<br/>') };
}

/** A note is a remark, not a part: nothing in it is a head. */
function notesOnly(box: Box): readonly string[] {
  return broken(box.head, longest.note).map((part) => `<font point-size="${noteSize}">${escaped(part)}</font>`);
}

function arrowStyle(arrow: Arrow): Attributes {
  const color = arrow.cut ? alarm : line;
  const parts = arrow.label.split('\n').flatMap((part) => broken(part, longest.label));
  // A label stands to the right of its line, so its own lines begin at one edge.
  const label = parts.map((part) => `${escaped(part)}${parts.length > 1 ? '<br align="left"/>' : ''}`).join('');
  return {
    color,
    penwidth: arrow.cut ? 3 : 2,
    style: arrow.cut ? 'dotted' : arrow.async ? 'dashed' : 'solid',
    dir: arrow.cut && arrow.both ? 'none' : arrow.both ? 'both' : 'forward',
    constraint: !arrow.back,
    ...(arrow.label === '' ? {} : { label: { html: labelTable(label, arrow.cut ? alarm : ink) } }),
  };
}

/** The padding keeps a label off its line. */
function labelTable(label: string, color: string): string {
  return `<table border="0" cellborder="0" cellpadding="4"><tr><td><font color="${color}">${label}</font></td></tr></table>`;
}

function captionOf(caption: string): HTMLString {
  const lines = broken(caption, longest.caption).map(escaped).join('<br/>');
  return { html: `<table border="0" cellborder="0" cellpadding="8"><tr><td>${lines}</td></tr></table>` };
}

function groupStyle(group: Group, at: number): Subgraph {
  const members = {
    nodes: group.boxes.map((name) => ({ name })),
    subgraphs: group.groups.map(groupStyle),
  };
  if (group.label === undefined) {
    return { ...members, graphAttributes: group.sameRow ? { rank: 'same' } : {} };
  }
  const label = `<b>${broken(group.label, longest.note).map(escaped).join('<br/>')}</b>`;
  return {
    ...members,
    name: `cluster_${at}_${group.boxes.join('_')}`,
    graphAttributes: {
      label: { html: `<font point-size="${noteSize}" color="${soft}">${label}</font>` },
      labelloc: 't',
      labeljust: 'l',
      style: 'rounded,filled',
      fillcolor: '#f6f8fa',
      color: '#c9d1da',
      penwidth: 1.5,
      margin: 16,
    },
  };
}

/** Breaks at spaces into lines of at most `max` characters where words allow, about equally long. */
function broken(text: string, max: number): readonly string[] {
  const widest = wrapped(text, max);
  const even = Math.ceil(text.length / widest.length);
  for (let width = even; width < max; width += 1) {
    const lines = wrapped(text, width);
    if (lines.length === widest.length) return lines;
  }
  return widest;
}

function wrapped(text: string, max: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= max) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
