/** The YAML between two `---` lines at the top of a full-form entry, checked field by field, each fault on its own line. */
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { difficulties } from '../../core/model.ts';
import { longestId, idPattern } from './ids.ts';
import type { LineOddity } from '../oddity.ts';

const id = z.string().regex(idPattern, `must be a-z, 0-9 and "-", at most ${String(longestId)} characters`);
const phrase = z
  .union([z.string(), z.number()], 'must be plain text: put it in quotes')
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1, 'is empty: take it out').max(150, 'takes more than 150 characters: shorten it'));

const source = z.strictObject({
  title: z.string().min(1, 'is empty: name the source'),
  url: z.url({ protocol: /^https$/, error: 'must be an https address' }),
  year: z.int().min(1900, 'must be a year').max(2100, 'must be a year'),
});

const schema = z.strictObject({
  id,
  was: z.array(id).default([]),
  difficulty: z.enum(difficulties).optional(),
  minutes: z.int().min(15, 'must be 15-45').max(45, 'must be 15-45').optional(),
  kind: z.enum(['concept', 'design']).optional(),
  'asked as': z.array(phrase, 'must be a list of phrases').default([]),
  related: z.array(id).default([]),
  sources: z.array(source, 'must be a list of {title, url, year}').default([]),
  reviewed: z.iso.date('must be a date like 2026-01-31').optional(),
});

export type FrontMatter = z.infer<typeof schema>;

/** In lines. Between two rules that stand further apart is text. */
const longestFrontMatter = 300;

const keys = new Set(Object.keys(schema.shape));
// Other programs' front matter has none of these.
const ourKeys = ['id', 'asked as', 'kind', 'difficulty', 'related', 'sources', 'reviewed', 'minutes'];

export type FrontMatterReading =
  | { readonly kind: 'none' }
  /** Front matter of another program, `height` lines of it. */
  | { readonly kind: 'foreign'; readonly height: number }
  | {
      readonly kind: 'ours';
      /** How many lines it takes, both `---` included. */
      readonly height: number;
      /** Absent when there are faults. */
      readonly data?: FrontMatter;
      /** Line of each known field that is there. */
      readonly fieldLines: ReadonlyMap<string, number>;
      /** What is written as the id, even beside faults. */
      readonly id?: string;
      readonly faults: readonly LineOddity[];
    };

/** Path of an issue as a person writes it: `sources, 2nd, url`. */
function pathName(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `no. ${String(step + 1)}` : String(step))).join(', ');
}

/** Line of the value at `path`, or of the nearest thing around it. */
function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

function keyFault(key: string): string {
  const near = [...keys].find((known) => known.replace(/\W/g, '') === key.toLowerCase().replace(/[\W_]/g, ''));
  return near === undefined
    ? `front matter: there is no field "${key}"; there are ${[...keys].join(', ')}`
    : `front matter: there is no field "${key}": write "${near}"`;
}

function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing: add it';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  return issue.message.replace(/^Invalid input:/, 'is not right:');
}

function faultsOf(error: z.ZodError, document: Document, counter: LineCounter): readonly LineOddity[] {
  const at = (path: readonly PropertyKey[], message: string): LineOddity => ({
    line: 1 + lineOf(document, counter, path),
    level: 'error',
    message,
  });
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => at([...issue.path, key], keyFault(key)))
      : [at(issue.path, `front matter: ${pathName(issue.path)} ${issueText(issue)}`)],
  );
}

function isOurs(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && ourKeys.some((key) => key in value);
}

function looksOurs(lines: readonly string[]): boolean {
  return lines.some((line) => ourKeys.some((key) => line.startsWith(`${key}:`)));
}

function broken(line: number, message: string, height: number, lines: readonly string[]): FrontMatterReading {
  const written = /^id:\s*([a-z0-9-]+)\s*(?:#|$)/m.exec(lines.join('\n'))?.[1];
  return {
    kind: 'ours',
    height,
    fieldLines: new Map(),
    ...(written === undefined ? {} : { id: written }),
    faults: [{ line, level: 'error', message }],
  };
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return undefined;
  }
}

/** Checks a value that has at least one field of ours. */
function checked(
  value: Record<string, unknown>,
  document: Document,
  counter: LineCounter,
  height: number,
): FrontMatterReading {
  const parsed = schema.safeParse(value);
  const written = value['id'];
  return {
    kind: 'ours',
    height,
    fieldLines: new Map(
      [...keys].filter((key) => key in value).map((key) => [key, 1 + lineOf(document, counter, [key])]),
    ),
    ...(typeof written === 'string' ? { id: written } : {}),
    ...(parsed.success ? { data: parsed.data } : {}),
    faults: parsed.success ? [] : faultsOf(parsed.error, document, counter),
  };
}

function readYaml(inside: readonly string[], height: number): FrontMatterReading {
  const counter = new LineCounter();
  const document = parseDocument(inside.join('\n'), { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    if (!looksOurs(inside)) return { kind: 'none' };
    const line = 1 + counter.linePos(error.pos[0]).line;
    const message = `front matter: this is not YAML (${error.message}): put text with a colon or a quote in it in quotes`;
    return broken(line, message, height, inside);
  }
  const value = valueOf(document);
  if (isOurs(value)) return checked(value, document, counter, height);
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? { kind: 'foreign', height } : { kind: 'none' };
}

/** Reads the top of a file. Never throws. */
export function readFrontMatter(lines: readonly string[]): FrontMatterReading {
  if (lines[0]?.trimEnd() !== '---') return { kind: 'none' };
  const top = lines.slice(0, longestFrontMatter);
  const end = top.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end !== -1) return readYaml(top.slice(1, end), end + 1);
  if (!looksOurs(top.slice(1, 40))) return { kind: 'none' };
  return broken(1, 'front matter: nothing closes it: put --- below its last line', lines.length, top);
}
