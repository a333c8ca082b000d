/** Turns a View into the body of a Discord message: one container of components. Pure; limits in limits.ts. */
import { ComponentType, MessageFlags } from 'discord.js';
import type { APIComponentInContainer, APIMessageTopLevelComponent, APITextDisplayComponent } from 'discord.js';
import { shorten } from '../../core/rich.ts';
import { isControl, type Block, type Control, type View } from '../../core/view.ts';
import { buttonRows, menuRows, uniqueIds, type Ids } from './controls.ts';
import { checkMessage } from './fits.ts';
import { limits } from './limits.ts';
import { lineOf, listOf, markdownOf, quote, smallPrint, tableOf } from './markdown.ts';
import { allowedMentions, mentionsText, type AllowedMentions } from './mentions.ts';
import { oneLine } from './safe-text.ts';

/** The part of a message's body that a view decides. Everything Discord could notify by is named here, so the rest is dead text. */
export interface Content {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: AllowedMentions;
}

/**
 * `attached` are the pictures, by their hash, and the files, by their name, that go out with the message; of any other, its
 * words stand in for it. A view's summary
 * has no place here: Discord notifies with the first text of a message. `server` is where the message goes: roles are notified
 * only where it is known. Throws a RangeError when the view does not fit into one message: that is a bug in what made the view.
 */
export function renderView(view: View, attached: ReadonlySet<string>, server?: string): Content {
  const { mentions = [] } = view;
  const components: APIMessageTopLevelComponent[] = [
    ...(mentions.length === 0 ? [] : [textOf(mentionsText(mentions, server))]),
    { type: ComponentType.Container, components: partsOf(view, attached) },
  ];
  checkMessage(components);
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: allowedMentions(mentions, server) };
}

/** Stands in for a view that is aimed at somebody until it is there: only the first answer to a command notifies, never its edits. */
export function renderAim(person: string): Content {
  const mentions = [{ kind: 'person', id: person }] as const;
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [textOf(`${mentionsText(mentions, undefined)}, one moment…`)],
    allowed_mentions: allowedMentions(mentions, undefined),
  };
}

/** The hashes of the pictures a view shows, each once. */
export function pictureHashes(view: View): ReadonlyMap<string, string> {
  return new Map(view.blocks.flatMap((block) => (block.kind === 'picture' ? [[block.hash, altOf(block)]] : [])));
}

/** Name of a picture's attachment. */
export function fileName(hash: string): string {
  return `${hash}.png`;
}

/** Texts that follow each other share a component: a message has few, and they read better close together. */
function partsOf(view: View, attached: ReadonlySet<string>): APIComponentInContainer[] {
  const ids = uniqueIds();
  const parts: APIComponentInContainer[] = [];
  let open: APITextDisplayComponent | undefined;
  let before: Block | undefined;
  for (const block of view.blocks) {
    const part = partOf(block, { view, before, attached, ids });
    if (typeof part !== 'string') {
      parts.push(...part);
      if (part.length > 0) open = undefined;
    } else if (part !== '') {
      if (open === undefined) {
        if (beginsSection(before)) parts.push({ type: ComponentType.Separator });
        open = textOf(part);
        parts.push(open);
      } else {
        open.content += gap(before, block) + part;
      }
    }
    before = block;
  }
  return parts;
}

/** What stands below controls is about something else. */
function beginsSection(before: Block | undefined): boolean {
  return before !== undefined && isControl(before);
}

const paragraphs: ReadonlySet<Block['kind']> = new Set(['text', 'lead', 'bullets', 'table']);

/** Discord shows a blank line at full height, so only paragraphs get one between them; headings and small print bring their own space. */
function gap(before: Block | undefined, block: Block): '\n' | '\n\n' {
  if (before === undefined || !paragraphs.has(before.kind) || !paragraphs.has(block.kind)) return '\n';
  return before.kind === 'text' && block.kind === 'bullets' ? '\n' : '\n\n';
}

interface Surroundings {
  readonly view: View;
  readonly before: Block | undefined;
  readonly attached: ReadonlySet<string>;
  readonly ids: Ids;
}

/** Markdown, or components of their own. */
function partOf(block: Block, around: Surroundings): string | APIComponentInContainer[] {
  if (isControl(block)) return controlsOf(block, around);
  switch (block.kind) {
    case 'title':
      return headline('##', block.text);
    case 'heading':
      return headline('###', block.text);
    case 'text':
      return markdownOf(block.text).trim();
    case 'lead':
      return quote(markdownOf(block.text).trim());
    case 'bullets':
      return listOf(block.items, block.ordered === true);
    case 'facts':
      return smallPrint(block.facts.map(({ label, value }) => lineOf([{ text: `${label}: ${value}` }])).join(' · '));
    case 'table':
      return tableWithCaption(block, around);
    case 'note':
      return smallPrint(markdownOf(block.text).trim());
    case 'picture':
      return pictureOf(block, around);
    case 'file':
      return fileOf(block, around);
  }
}

function controlsOf(control: Control, { ids }: Surroundings): APIComponentInContainer[] {
  return control.kind === 'buttons' ? buttonRows(control.buttons, ids) : menuRows(control.label, control.options, ids);
}

/** Discord's largest heading takes half a phone's screen, so a title is of the second size. */
function headline(mark: '##' | '###', text: string): string {
  return `${mark} ${lineOf([{ text }]) || '–'}`;
}

/** Below a heading the caption would only say it again. */
function tableWithCaption(table: Extract<Block, { kind: 'table' }>, { before }: Surroundings): string {
  const rows = tableOf(table);
  return before?.kind === 'heading' ? rows : `${lineOf([{ text: table.caption, strong: true }])}\n${rows}`;
}

function pictureOf(
  picture: Extract<Block, { kind: 'picture' }>,
  { view, attached }: Surroundings,
): string | APIComponentInContainer[] {
  const alt = altOf(picture);
  if (!attached.has(picture.hash))
    return smallPrint(`The picture cannot be shown here. In words: ${lineOf([{ text: alt }])}`);
  const caption = oneLine(picture.caption);
  const isTitle = view.blocks.some((block) => block.kind === 'title' && oneLine(block.text) === caption);
  return [
    {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: `attachment://${fileName(picture.hash)}` }, description: alt }],
    },
    ...(caption === '' || isTitle ? [] : [textOf(smallPrint(lineOf([{ text: caption }])))]),
  ];
}

function fileOf(
  { name, label }: Extract<Block, { kind: 'file' }>,
  { attached }: Surroundings,
): string | APIComponentInContainer[] {
  if (!attached.has(name)) return smallPrint(lineOf([{ text: `${label}: Discord did not take the file. Try again.` }]));
  return [
    // Discord takes no empty text; a file without a label still has its name.
    textOf(smallPrint(lineOf([{ text: label.trim() === '' ? name : label }]))),
    { type: ComponentType.File, file: { url: `attachment://${name}` } },
  ];
}

function altOf(picture: Extract<Block, { kind: 'picture' }>): string {
  return shorten(oneLine(picture.alt) || oneLine(picture.caption) || 'A diagram', limits.gallery.description);
}

function textOf(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}
