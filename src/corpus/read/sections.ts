/** The named sections below a question (`#### Diagram` and the like): which there are, and what each becomes. */
import type { Diagram, Entry, Table } from '../../core/model.ts';
import { diagramHash } from '../diagram/hash.ts';
import { bulletsOf } from './bullets.ts';
import {
  readClarifications,
  readFollowUps,
  readHints,
  readMistakes,
  readNumbers,
  readPhases,
  readProbes,
} from './listed.ts';
import type { Node } from './markdown.ts';
import type { Scribe } from './scribe.ts';

export type SectionFields = Partial<
  Pick<
    Entry,
    | 'tips'
    | 'diagram'
    | 'tradeoffs'
    | 'numbers'
    | 'failureModes'
    | 'whenNot'
    | 'followUps'
    | 'mistakes'
    | 'hints'
    | 'probes'
    | 'clarify'
    | 'estimate'
    | 'phases'
  >
>;

type SectionReader = (nodes: readonly Node[], scribe: Scribe, line: number) => SectionFields;

/** Above this a description is no longer read aloud as one. In characters. */
const longestAlt = 600;

function readDiagram(nodes: readonly Node[], scribe: Scribe, line: number): Diagram | undefined {
  const fence = nodes.find((node) => node.kind === 'fence' && /^(?:dot|graphviz|gv)$/i.test(node.info));
  for (const node of nodes) {
    if (node !== fence) scribe.fault(node.line, 'only one ```dot fence belongs in Diagram: take this out');
  }
  if (fence?.kind !== 'fence') {
    scribe.fault(line, 'Diagram has no ```dot fence: draw one or take the section out');
    return undefined;
  }
  if (!fence.isClosed) scribe.fault(fence.line, 'the ```dot fence is never closed: end it with ```');
  const alt = (/^\s*\/\/\s*alt:(.*)/i.exec(fence.text)?.[1] ?? '').trim();
  if (alt === '') scribe.fault(fence.line, 'the picture has no description: make its first line "// alt: …"');
  if (alt.length > longestAlt) {
    scribe.fault(
      fence.line,
      `the description takes ${String(alt.length)} characters: shorten it to ${String(longestAlt)}`,
    );
  }
  const description = alt === '' ? 'A diagram without a description.' : alt;
  return { dot: fence.text, alt: description, hash: diagramHash(fence.text), line: fence.line };
}

function readTable(nodes: readonly Node[], scribe: Scribe, line: number): Table | undefined {
  const grid = nodes.find((node) => node.kind === 'table');
  for (const node of nodes) if (node !== grid) scribe.fault(node.line, 'only one table belongs here: take this out');
  if (grid?.kind !== 'table' || grid.rows.length === 0) {
    scribe.fault(line, 'this section has no table with rows: write | Choice | You gain | You pay | Choose when |');
    return undefined;
  }
  return {
    head: grid.head.map((cell) => scribe.rich(cell, grid.line)),
    rows: grid.rows.map((row) => row.cells.map((cell) => scribe.rich(cell, row.line))),
    line: grid.line,
  };
}

/** By the letters of the heading, so that `Trade-offs`, `Tradeoffs:` and `trade offs` are one. */
const readers: Readonly<Record<string, { readonly name: string; readonly read: SectionReader }>> = {
  diagram: {
    name: 'Diagram',
    read: (...from) => {
      const diagram = readDiagram(...from);
      return diagram === undefined ? {} : { diagram };
    },
  },
  tradeoffs: {
    name: 'Trade-offs',
    read: (...from) => {
      const tradeoffs = readTable(...from);
      return tradeoffs === undefined ? {} : { tradeoffs };
    },
  },
  numbers: { name: 'Numbers', read: (nodes, scribe) => ({ numbers: readNumbers(nodes, scribe) }) },
  failuremodes: { name: 'Failure modes', read: (nodes, scribe) => ({ failureModes: bulletsOf(nodes, scribe) }) },
  whennot: { name: 'When not', read: (nodes, scribe) => ({ whenNot: bulletsOf(nodes, scribe) }) },
  followups: { name: 'Follow-ups', read: (nodes, scribe) => ({ followUps: readFollowUps(nodes, scribe) }) },
  mistakes: { name: 'Mistakes', read: (nodes, scribe) => ({ mistakes: readMistakes(nodes, scribe) }) },
  hints: { name: 'Hints', read: (nodes, scribe) => ({ hints: readHints(nodes, scribe) }) },
  probes: { name: 'Probes', read: (nodes, scribe) => ({ probes: readProbes(nodes, scribe) }) },
  quicktips: { name: 'Quick Tips', read: (nodes, scribe) => ({ tips: bulletsOf(nodes, scribe) }) },
  clarify: { name: 'Clarify', read: (nodes, scribe) => ({ clarify: readClarifications(nodes, scribe) }) },
  estimate: { name: 'Estimate', read: (nodes, scribe) => ({ estimate: readNumbers(nodes, scribe) }) },
  phases: { name: 'Phases', read: (nodes, scribe) => ({ phases: readPhases(nodes, scribe) }) },
};

export const sectionNames: readonly string[] = Object.values(readers).map(({ name }) => name);

/** What only an entry of `kind: design` has. */
export const designSections: readonly string[] = ['Clarify', 'Estimate', 'Phases'];

export interface SectionKind {
  readonly name: string;
  readonly read: SectionReader;
}

/** Undefined for any other heading. */
export function sectionKind(title: string): SectionKind | undefined {
  const key = title.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(readers, key) ? readers[key] : undefined;
}
