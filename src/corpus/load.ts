/** Reads a folder or a file of content: every entry that can be used, and everything odd, file by file. */
import { basename, extname, relative } from 'node:path';
import type { Entry } from '../core/model.ts';
import { listFiles, readTextFile, type Listing } from './files.ts';
import type { EntryNotes, Oddity } from './oddity.ts';
import { freeId } from './read/ids.ts';
import type { Draft } from './read/read-entry.ts';
import { readAnew, type ReadText } from './kept-readings.ts';
import type { FileReading } from './read/read-file.ts';

export interface Loaded {
  /** Absolute path of the folder or file that was read. */
  readonly root: string;
  /** By category, topic and title. Ids are unique; an entry that breaks a rule of the full form is not among them. */
  readonly entries: readonly Entry[];
  /** By id of the entry. */
  readonly notes: ReadonlyMap<string, EntryNotes>;
  /** By file and line. */
  readonly oddities: readonly Oddity[];
  /** Absolute paths of the files that were read. */
  readonly files: readonly string[];
}

interface ReadFile extends FileReading {
  readonly file: string;
}

/** Files that repositories have and that are about the repository. */
const aboutTheProject =
  /^(?:contributing|code[-_]of[-_]conduct|changelog|changes|license|licence|security|support|governance|maintainers|authors|(?:pull[-_]request|issue)[-_]template)$/i;

function onlyWarning(file: string, level: Oddity['level'], message: string): ReadFile {
  return { file, form: 'smallest', drafts: [], oddities: [{ line: 1, level, message }] };
}

async function readOne(file: string, { isFolder }: Listing, readText: ReadText): Promise<ReadFile> {
  const name = basename(file, extname(file));
  if (isFolder && aboutTheProject.test(name)) {
    return onlyWarning(file, 'warning', 'the file is about the project by its name, so it is not read for questions');
  }
  try {
    const text = await readTextFile(file);
    const reading = await readText(text, file, isFolder && /^(?:readme|index)$/i.test(name) ? 'plain' : 'usual');
    if (!text.includes('\uFFFD')) return { file, ...reading };
    const message = 'the file has bytes that are not UTF-8: save it as UTF-8';
    return { file, ...reading, oddities: [{ line: 1, level: 'warning', message }, ...reading.oddities] };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return onlyWarning(file, 'error', `the file cannot be read (${reason}): check its rights`);
  }
}

/** Ids given so far, each with the place that has it. */
type Taken = Map<string, string>;

interface Shelf {
  readonly root: string;
  readonly taken: Taken;
  /** How far the suffixes of each made id have come. */
  readonly tried: Map<string, number>;
  readonly drafts: Draft[];
  readonly oddities: Oddity[];
}

function placeName({ root }: Shelf, entry: Entry): string {
  return `${relative(root, entry.file) || basename(entry.file)}:${String(entry.line)}`;
}

/** An entry with an id of its own: the first one in the order of files has it. */
function shelveGiven(draft: Draft, shelf: Shelf): void {
  const { entry, notes } = draft;
  const other = shelf.taken.get(entry.id);
  if (other !== undefined) {
    const line = notes.fieldLines.get('id') ?? entry.line;
    const message = `the id "${entry.id}" is taken by ${other}, so this entry is left out: choose another`;
    shelf.oddities.push({ file: entry.file, line, level: 'error', message });
    return;
  }
  shelf.taken.set(entry.id, placeName(shelf, entry));
  shelf.drafts.push(draft);
}

/** Former ids lead nowhere else. One that is somebody's id by now is a fault, and is dropped. */
function shelveFormer(draft: Draft, shelf: Shelf): Draft {
  const { entry, notes } = draft;
  const was = entry.was.filter((id) => {
    const other = shelf.taken.get(id);
    if (other === undefined) {
      shelf.taken.set(id, placeName(shelf, entry));
      return true;
    }
    const message = `the former id "${id}" belongs to ${other}: take it out of "was"`;
    shelf.oddities.push({ file: entry.file, line: notes.fieldLines.get('was') ?? entry.line, level: 'error', message });
    return false;
  });
  return { ...draft, entry: { ...entry, was } };
}

/** An entry whose id is made of its title gives way with a suffix. */
function shelveMade(draft: Draft, shelf: Shelf): void {
  const { entry } = draft;
  const id = freeId(entry.id, (candidate) => shelf.taken.has(candidate), shelf.tried);
  if (id !== entry.id) {
    const message = `the same question is at ${shelf.taken.get(entry.id) ?? ''}, so this one has the id "${id}": make them one`;
    shelf.oddities.push({ file: entry.file, line: entry.line, level: 'warning', message });
  }
  shelf.taken.set(id, placeName(shelf, entry));
  shelf.drafts.push({ ...draft, entry: { ...entry, id } });
}

/** Related ids as they are now. An entry keeps what leads somewhere; a name that nobody ever had is an error. */
function withRelated(
  draft: Draft,
  current: ReadonlyMap<string, string>,
  broken: ReadonlyMap<string, string>,
  shelf: Shelf,
): Draft {
  const { entry, notes } = draft;
  const line = notes.fieldLines.get('related') ?? entry.line;
  for (const id of entry.related) {
    const isUnknown = !current.has(id) && !broken.has(id);
    const fault = isUnknown ? 'is the id of no entry' : current.get(id) === entry.id ? 'is this very entry' : undefined;
    if (fault === undefined) continue;
    const message = `related: "${id}" ${fault}: correct it or take it out`;
    shelf.oddities.push({ file: entry.file, line, level: 'error', message });
  }
  const related = entry.related.flatMap((id) => current.get(id) ?? []).filter((id) => id !== entry.id);
  return { ...draft, entry: { ...entry, related: [...new Set(related)] } };
}

/** By category, topic and title: whatever case and accents, and 2 before 10. A collator would take 3 MB for as much. */
function inOrder(drafts: readonly Draft[]): Entry[] {
  return drafts
    .map(({ entry }) => ({ entry, key: [entry.category, entry.topic, entry.title, entry.id].map(orderKey).join('\0') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
}

function orderKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** Puts the drafts of all files together: full entries first, so that a loose question never takes the id of a reviewed one. */
function shelve(read: readonly ReadFile[], root: string): Pick<Shelf, 'drafts' | 'oddities'> {
  const shelf: Shelf = { root, taken: new Map(), tried: new Map(), drafts: [], oddities: [] };
  const draftsOf = (form: FileReading['form']): readonly Draft[] =>
    read.filter((file) => file.form === form).flatMap(({ drafts }) => drafts);
  for (const draft of draftsOf('full')) shelveGiven(draft, shelf);
  const full = shelf.drafts.splice(0).map((draft) => shelveFormer(draft, shelf));
  shelf.drafts.push(...full);
  const broken = new Map(
    read.flatMap(({ brokenId, file }) => (brokenId === undefined ? [] : [[brokenId, file] as const])),
  );
  for (const [id, file] of broken)
    if (!shelf.taken.has(id)) shelf.taken.set(id, relative(root, file) || basename(file));
  for (const draft of draftsOf('smallest')) shelveMade(draft, shelf);
  const current = new Map(shelf.drafts.flatMap(({ entry }) => [entry.id, ...entry.was].map((id) => [id, entry.id])));
  return { drafts: shelf.drafts.map((draft) => withRelated(draft, current, broken, shelf)), oddities: shelf.oddities };
}

/**
 * `path` is a folder, read with all folders below it, or a single Markdown file. `readText` may know what it read before. Throws a UserError when there is nothing at
 * `path`; whatever is wrong inside the files is an oddity.
 */
export async function loadEntries(path: string, readText: ReadText = readAnew): Promise<Loaded> {
  const listing = await listFiles(path);
  const read: ReadFile[] = [];
  for (const file of listing.files) read.push(await readOne(file, listing, readText));
  const { drafts, oddities } = shelve(read, listing.root);
  const order = new Map(listing.files.map((file, i) => [file, i]));
  const ofFiles = read.flatMap(({ file, oddities: found }) => found.map((oddity) => ({ file, ...oddity })));
  return {
    root: listing.root,
    entries: inOrder(drafts),
    notes: new Map(drafts.map(({ entry, notes }) => [entry.id, notes])),
    oddities: [...ofFiles, ...oddities].sort(
      (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line,
    ),
    files: listing.files,
  };
}
