/** The headings below a question: sections of ours, the answer under a heading of its own, and anything else as a point. */
import type { Point } from '../../core/model.ts';
import { bulletsOf } from './bullets.ts';
import { parseBlocks, type Node } from './markdown.ts';
import { emptyRubric } from './patterns.ts';
import type { Scribe } from './scribe.ts';
import { designSections, sectionKind, sectionNames, type SectionFields } from './sections.ts';
import type { Section } from './source.ts';

/** Headings that only say that the answer follows. */
function isAnswerHeading(title: string): boolean {
  return /^(?:the )?(?:model |sample |short )?(?:answer|solution)s?:?$/i.test(title.replace(/[*_]/g, '').trim());
}

/** A heading below the question that is no section of ours, with what stands under it, as a point. */
function otherPoint(part: Section, nodes: readonly Node[], scribe: Scribe): Point {
  if (scribe.form === 'full') {
    scribe.fault(part.line, `there is no section "${part.title}"; there are ${sectionNames.join(', ')}`);
  }
  return {
    head: scribe.rich(part.title, part.line),
    details: bulletsOf(nodes, scribe),
    ...emptyRubric(),
    line: part.line,
  };
}

/** Deeper headings inside a section become bullets that hold what stands below them. */
function folded(parts: readonly Section[]): readonly (Section & { readonly nodes: readonly Node[] })[] {
  const sections: (Section & { nodes: readonly Node[] })[] = [];
  for (const part of parts) {
    const nodes = parseBlocks(part.body, part.bodyLine);
    const last = sections.at(-1);
    if (last === undefined || part.level <= last.level || sectionKind(part.title) !== undefined) {
      sections.push({ ...part, nodes });
      continue;
    }
    const heading: Node = { kind: 'paragraph', text: part.title, line: part.line };
    last.nodes = [
      ...last.nodes,
      { kind: 'list', line: part.line, items: [{ nodes: [heading, ...nodes], line: part.line }] },
    ];
  }
  return sections;
}

export interface Parts {
  readonly fields: SectionFields;
  /** What belongs to the answer itself. */
  readonly answer: readonly Node[];
  readonly points: readonly Point[];
}

/** Whether it is one of the sections that only a design question has. */
export function isDesignSection(part: Section): boolean {
  return designSections.includes(sectionKind(part.title)?.name ?? '');
}

export function readParts(parts: readonly Section[], scribe: Scribe): Parts {
  const answer: Node[] = [];
  const points: Point[] = [];
  let fields: SectionFields = {};
  for (const part of folded(parts)) {
    const section = sectionKind(part.title);
    if (section === undefined) {
      if (isAnswerHeading(part.title) && scribe.form === 'smallest') answer.push(...part.nodes);
      else points.push(otherPoint(part, part.nodes, scribe));
      continue;
    }
    if (part.nodes.length === 0) {
      scribe.fault(part.line, `the section ${section.name} is empty: fill it or take it out`);
      continue;
    }
    const read = section.read(part.nodes, scribe.within(section.name), part.line);
    if (Object.keys(read).some((field) => field in fields)) {
      scribe.fault(part.line, `there are two sections ${section.name}: make them one`);
    }
    fields = { ...read, ...fields };
  }
  return { fields, answer, points };
}
