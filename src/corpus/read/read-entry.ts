/** A question of the outline, with the front matter when there is some, as an Entry. */
import { plain, type Entry, type Point, type Rich } from '../../core/model.ts';
import type { EntryNotes, Form, LineOddity } from '../oddity.ts';
import { bulletsOf } from './bullets.ts';
import { completenessOf } from './completeness.ts';
import type { FrontMatter } from './front-matter.ts';
import { idOf } from './ids.ts';
import type { References } from './inline.ts';
import { parseBlocks, rawText, type Node } from './markdown.ts';
import type { Question } from './outline.ts';
import { readAnswer, type Answer } from './points.ts';
import { emptyRubric } from './patterns.ts';
import { createScribe, emptyBook, type Scribe } from './scribe.ts';
import { designSections, sectionKind, sectionNames, type SectionFields } from './sections.ts';
import type { Section } from './source.ts';
import { readTags } from './tags.ts';
import { readTitle } from './title.ts';

/** An entry whose id may still give way to another's. */
export interface Draft {
  readonly entry: Entry;
  readonly notes: EntryNotes;
}

export interface EntryReading {
  readonly draft: Draft;
  readonly oddities: readonly LineOddity[];
}

export interface FileFacts {
  /** Absolute path. */
  readonly file: string;
  readonly references: References;
}

export const noTags = 'the question has no line of tags: put `Tag One` `Tag Two` below it';

const longestLead = 60;

/** Headings that only say that the answer follows. */
function isAnswerHeading(title: string): boolean {
  return /^(?:the )?(?:model |sample |short )?(?:answer|solution)s?:?$/i.test(title.replace(/[*_]/g, '').trim());
}

/** The tags, and the nodes below them. */
function takeTags(
  nodes: readonly Node[],
  line: number,
  scribe: Scribe,
): { readonly tags: readonly string[]; readonly rest: readonly Node[] } {
  const [first, ...others] = nodes;
  const read = first?.kind === 'paragraph' ? readTags(first.text) : undefined;
  if (read === undefined || first === undefined) {
    scribe.fault(line, noTags);
    return { tags: [], rest: nodes };
  }
  for (const oddity of read.oddities) scribe.fault(first.line, oddity);
  const height = first.kind === 'paragraph' ? first.text.split('\n').length - read.rest.split('\n').length : 0;
  const text: Node = { kind: 'paragraph', text: read.rest, line: first.line + height };
  return { tags: read.tags, rest: read.rest === '' ? others : [text, ...others] };
}

/** Whether a paragraph is an answer in itself, as a quote would be: short, whole sentences. */
function isLead(node: Node): boolean {
  if (node.kind !== 'paragraph') return false;
  return /[.!]["”)]?$/.test(node.text.trim()) && node.text.trim().split(/\s+/).length <= longestLead;
}

/** The sentence to say first: a quote, or in the smallest form a short paragraph at the top. */
function takeShort(nodes: readonly Node[], scribe: Scribe): { readonly short?: Rich; readonly rest: readonly Node[] } {
  const quote = nodes.find((node) => node.kind === 'quote');
  const lead = quote ?? (scribe.form === 'smallest' ? nodes.slice(0, 1).find(isLead) : undefined);
  if (lead === undefined) return { rest: nodes };
  const short = scribe.within('Short answer').rich(rawText([lead]), lead.line);
  const rest = nodes.filter((node) => node !== lead);
  return plain(short) === '' ? { rest } : { short, rest };
}

/** A heading below the question that is no section of ours, with what stands under it, as a point. */
function otherPoint(part: Section, nodes: readonly Node[], scribe: Scribe): Point {
  if (scribe.form === 'full') {
    scribe.fault(part.line, `there is no section "${part.title}"; there are ${sectionNames.join(', ')}`);
  }
  return { head: scribe.rich(part.title, part.line), details: bulletsOf(nodes, scribe), ...emptyRubric(), line: part.line };
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
    last.nodes = [...last.nodes, { kind: 'list', line: part.line, items: [{ nodes: [heading, ...nodes], line: part.line }] }];
  }
  return sections;
}

interface Parts {
  readonly fields: SectionFields;
  /** What belongs to the answer itself. */
  readonly answer: readonly Node[];
  readonly points: readonly Point[];
}

function isDesignSection(part: Section): boolean {
  return designSections.includes(sectionKind(part.title)?.name ?? '');
}

function readParts(parts: readonly Section[], scribe: Scribe): Parts {
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
    const read = section.read(part.nodes, scribe.within(section.name), part.line);
    if (Object.keys(read).some((field) => field in fields)) {
      scribe.fault(part.line, `there are two sections ${section.name}: make them one`);
    }
    if (part.nodes.length === 0) scribe.fault(part.line, `the section ${section.name} is empty: fill it or take it out`);
    fields = { ...read, ...fields };
  }
  return { fields, answer, points };
}

const noSections = {
  tips: [],
  numbers: [],
  failureModes: [],
  whenNot: [],
  followUps: [],
  mistakes: [],
  hints: [],
  probes: [],
  clarify: [],
  estimate: [],
  phases: [],
} as const;

function frontFields(front: FrontMatter | undefined, aside: string | undefined): Pick<Entry, 'was' | 'askedAs' | 'related' | 'sources'> & Partial<Entry> {
  const askedAs = front?.['asked as'] ?? (aside === undefined ? [] : [aside]);
  if (front === undefined) return { was: [], askedAs, related: [], sources: [] };
  const { was, related, sources, difficulty, minutes, reviewed } = front;
  return {
    was,
    askedAs,
    related,
    sources,
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(reviewed === undefined ? {} : { reviewed }),
  };
}

/** Never throws. The entry is usable whatever the oddities; whether it is used is the caller's choice. */
export function readEntry(question: Question, front: FrontMatter | undefined, facts: FileFacts, form: Form): EntryReading {
  const book = emptyBook();
  const scribe = createScribe(form, facts.references, book);
  const heading = readTitle(question.title, facts.references);
  for (const oddity of heading.oddities) scribe.fault(question.line, oddity);
  const design = question.parts.find(isDesignSection);
  if (design !== undefined && front?.kind === 'concept') {
    scribe.fault(design.line, `${design.title} belongs to "kind: design": set the kind or take the section out`);
  }
  const { tags, rest } = takeTags(question.nodes(), question.line, scribe);
  const parts = readParts(question.parts, scribe);
  const { short, rest: body } = takeShort([...rest, ...parts.answer], scribe);
  const answer: Answer = readAnswer(body, scribe);
  const unrated = {
    id: front?.id ?? idOf(heading.title),
    title: heading.title,
    category: question.category,
    topic: question.topic,
    tags,
    kind: front?.kind ?? (design === undefined ? 'concept' : 'design'),
    ...(heading.difficulty === undefined ? {} : { difficulty: heading.difficulty }),
    ...frontFields(front, heading.aside),
    ...(short === undefined ? {} : { short }),
    points: [...answer.points, ...parts.points],
    ...noSections,
    ...parts.fields,
    tips: [...answer.tips, ...(parts.fields.tips ?? [])],
    file: facts.file,
    line: question.line,
  };
  const completeness = completenessOf(unrated);
  if (completeness === 'unanswered') scribe.fault(question.line, 'the question has no answer yet: write one below it');
  const { passages, arithmetic, oddities } = book;
  return { draft: { entry: { ...unrated, completeness }, notes: { form, passages, arithmetic } }, oddities };
}
