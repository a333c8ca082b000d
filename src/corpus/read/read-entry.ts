/** A question of the outline, with the front matter when there is some, as an Entry. */
import { plain, type Entry, type Rich } from '../../core/model.ts';
import type { EntryNotes, Form, LineOddity } from '../oddity.ts';
import { completenessOf } from './completeness.ts';
import type { FrontMatter } from './front-matter.ts';
import { idOf } from './ids.ts';
import type { References } from './inline.ts';
import { rawText, type Node } from './markdown.ts';
import type { Question } from './outline.ts';
import { isDesignSection, readParts } from './parts.ts';
import { readAnswer } from './points.ts';
import { createScribe, emptyBook, type Scribe } from './scribe.ts';
import { readTags } from './tags.ts';
import { readTitle, type TitleReading } from './title.ts';

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
  /** There in the full form; its data is absent when the front matter has faults. */
  readonly front?: { readonly data?: FrontMatter; readonly fieldLines: ReadonlyMap<string, number> };
}

export const noTags = 'the question has no line of tags: put `Tag One` `Tag Two` below it';

const longestLead = 60;

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

type FrontFields = Partial<Entry> & Pick<Entry, 'was' | 'askedAs' | 'related' | 'sources'>;

function frontFields(front: FrontMatter): FrontFields {
  const { was, related, sources, difficulty, minutes, reviewed } = front;
  return {
    was,
    askedAs: front['asked as'],
    related,
    sources,
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(reviewed === undefined ? {} : { reviewed }),
  };
}

/** What the front matter would say, as far as the heading tells. */
function headingFields({ aside, difficulty }: TitleReading): FrontFields {
  const askedAs = aside === undefined ? [] : [aside];
  return { was: [], askedAs, related: [], sources: [], ...(difficulty === undefined ? {} : { difficulty }) };
}

function kindOf(question: Question, front: FrontMatter | undefined, scribe: Scribe): Entry['kind'] {
  const design = question.parts.find(isDesignSection);
  if (design !== undefined && front?.kind === 'concept') {
    scribe.fault(design.line, `${design.title} belongs to "kind: design": set the kind or take the section out`);
  }
  return front?.kind ?? (design === undefined ? 'concept' : 'design');
}

/** Never throws. The entry is usable whatever the oddities; whether it is used is the caller's choice. */
export function readEntry(question: Question, facts: FileFacts): EntryReading {
  const form: Form = facts.front === undefined ? 'smallest' : 'full';
  const front = facts.front?.data;
  const book = emptyBook();
  const scribe = createScribe(form, facts.references, book);
  const heading = readTitle(question.title, facts.references);
  for (const oddity of heading.oddities) scribe.fault(question.line, oddity);
  const { tags, rest } = takeTags(question.nodes(), question.line, scribe);
  const parts = readParts(question.parts, scribe);
  const { short, rest: body } = takeShort([...rest, ...parts.answer], scribe);
  const answer = readAnswer(body, scribe);
  const unrated = {
    id: front?.id ?? idOf(heading.title),
    title: heading.title,
    category: question.category,
    topic: question.topic,
    tags,
    kind: kindOf(question, front, scribe),
    ...(front === undefined ? headingFields(heading) : frontFields(front)),
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
  const notes = { form, fieldLines: facts.front?.fieldLines ?? new Map<string, number>(), passages, arithmetic };
  return { draft: { entry: { ...unrated, completeness }, notes }, oddities };
}
