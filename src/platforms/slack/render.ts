/** Turns a View into a Slack message: Block Kit without markup. Pure; limits in limits.ts. */
import type { types } from '@slack/bolt';
import { plain, type Rich } from '../../core/model.ts';
import { shorten, strong } from '../../core/rich.ts';
import { isControl, type Block, type Control, type Mention, type View } from '../../core/view.ts';
import { buttonBlocks, menuBlocks, plainText, type Seat } from './controls.ts';
import { checkFit } from './fits.ts';
import { limits } from './limits.ts';
import { listsOf, quoteOf, rowsOf, sectionOf, type Piece } from './rich-text.ts';
import { escaped, oneLine, shown } from './safe-text.ts';

/** Where a picture is: at a public address, or uploaded to Slack. */
export type PictureSource = { readonly url: string } | { readonly file: string };

export interface RenderContext extends Seat {
  /** By hash. A picture that is not here cannot be shown, and its words stand in for it. */
  readonly pictures: ReadonlyMap<string, PictureSource>;
  /** Names of the files that are in the person's conversation with the bot. */
  readonly files?: ReadonlySet<string>;
}

export interface Message {
  /** What a notification and a screen reader say. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Throws a RangeError when the view does not fit into one message: that is a bug in what made the view. */
export function renderView(view: View, context: RenderContext): Message {
  return messageOf(view, renderBlocks(view, context));
}

/** As `renderView`, for a view that goes on below one whose message is known. */
export function renderBelow(upper: Message, view: View, more: readonly Block[], context: RenderContext): Message {
  const below = renderBlocks({ ...view, blocks: more }, context, upper.blocks.length);
  return messageOf(view, [...upper.blocks, ...below]);
}

function messageOf(view: View, blocks: types.KnownBlock[]): Message {
  checkFit(blocks, 'message');
  return { text: escaped(view.summary), blocks };
}

/**
 * Text that belongs together shares one rich_text block: Slack leaves less space inside a block than between two.
 * Bullets join whatever text is before them, a text only its heading. `above` counts the blocks that stand above these.
 */
export function renderBlocks(view: View, context: RenderContext, above = 0): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  let open: Piece[] | undefined;
  let before: Block | undefined;
  const { mentions = [] } = view;
  if (mentions.length > 0) blocks.push({ type: 'rich_text', elements: [mentionsOf(mentions)] });
  for (const block of view.blocks) {
    const part = renderBlock(block, { view, before, context, row: above + blocks.length });
    if ('pieces' in part) {
      const joins = block.kind === 'bullets' || before?.kind === 'heading';
      if (open === undefined || !joins) {
        open = [];
        blocks.push({ type: 'rich_text', elements: open });
      }
      open.push(...part.pieces);
    } else {
      open = undefined;
      blocks.push(...part.blocks);
    }
    before = block;
  }
  return blocks;
}

type Part = { readonly pieces: readonly [Piece, ...Piece[]] } | { readonly blocks: readonly types.KnownBlock[] };

interface Surroundings {
  readonly view: View;
  readonly before: Block | undefined;
  readonly context: RenderContext;
  /** The number of the block in the message. */
  readonly row: number;
}

function renderBlock(block: Block, around: Surroundings): Part {
  if (isControl(block)) return { blocks: controlsOf(block, around) };
  switch (block.kind) {
    case 'title':
      return { blocks: [titleOf(block.text)] };
    case 'heading':
      return { pieces: [sectionOf([strong(block.text)])] };
    case 'text':
      return { pieces: [sectionOf(block.text)] };
    case 'lead':
      return { pieces: [quoteOf(block.text)] };
    case 'bullets':
      return some(listsOf(block.items, styleOf(block)));
    case 'table':
      return tableOf(block, around);
    case 'facts':
      return { blocks: smallPrint(block.facts.map(({ label, value }) => `${label}: ${value}`).join('  ·  ')) };
    case 'note':
      return noteOf(block.text);
    case 'picture':
      return { blocks: pictureOf(block, around) };
    case 'file':
      return { pieces: [fileOf(block, around)] };
  }
}

function controlsOf(control: Control, { context, row }: Surroundings): types.KnownBlock[] {
  return control.kind === 'buttons'
    ? buttonBlocks(control.buttons, context, row)
    : menuBlocks(control.label, control.options, context, row);
}

function styleOf({ ordered }: Extract<Block, { kind: 'bullets' }>): 'ordered' | 'bullet' {
  return ordered === true ? 'ordered' : 'bullet';
}

function some([first, ...rest]: readonly Piece[]): Part {
  return first === undefined ? { blocks: [] } : { pieces: [first, ...rest] };
}

/** A title that is too long for a header is set in bold, in full. */
function titleOf(text: string): types.KnownBlock {
  const title = oneLine(text) || '–';
  return title.length <= limits.header
    ? { type: 'header', text: plainText(title) }
    : { type: 'rich_text', elements: [sectionOf([strong(title)])] };
}

/** Below a heading the caption would only say it again. */
function tableOf(table: Extract<Block, { kind: 'table' }>, { before }: Surroundings): Part {
  const caption = before?.kind === 'heading' ? [] : [sectionOf([strong(table.caption)])];
  return some([...caption, ...rowsOf(table)]);
}

function smallPrint(text: string): types.ContextBlock[] {
  const small = shown(text).trim();
  if (small === '') return [];
  return [{ type: 'context', elements: [plainText(shorten(small, limits.contextText))] }];
}

/** Small print takes no styles without markup, so a styled note is set as ordinary text. */
function noteOf(text: Rich): Part {
  const isPlain = text.every(
    ({ strong, emphasis, code, href, moment }) =>
      !strong && !emphasis && !code && href === undefined && moment === undefined,
  );
  return isPlain ? { blocks: smallPrint(plain(text)) } : { pieces: [sectionOf(text)] };
}

function pictureOf(picture: Extract<Block, { kind: 'picture' }>, { view, context }: Surroundings): types.KnownBlock[] {
  const source = context.pictures.get(picture.hash);
  if (source === undefined) return smallPrint(`The picture cannot be shown here. In words: ${picture.alt}`);
  const caption = oneLine(picture.caption);
  const isTitle = view.blocks.some((block) => block.kind === 'title' && oneLine(block.text) === caption);
  const words = {
    alt_text: shorten(oneLine(picture.alt) || caption || 'A diagram', limits.image.alt),
    ...(caption === '' || isTitle ? {} : { title: plainText(shorten(caption, limits.image.title)) }),
  };
  return [
    'url' in source
      ? { type: 'image', image_url: source.url, ...words }
      : { type: 'image', slack_file: { id: source.file }, ...words },
  ];
}

/** A private answer can hold no file, so it says where the file is. */
function fileOf({ name, label }: Extract<Block, { kind: 'file' }>, { context }: Surroundings): types.RichTextSection {
  const where =
    context.files?.has(name) === true
      ? ' is in your conversation with me.'
      : ' could not be handed over: Slack did not take the file. Try again in a moment; if it goes on, the app lacks the right files:write or im:write, and an admin can add it.';
  return sectionOf([strong(name), { text: ` (${label})${where}` }]);
}

function mentionsOf(mentions: readonly Mention[]): types.RichTextSection {
  const named = mentions.flatMap((mention, index): types.RichTextElement[] => [
    { type: 'text', text: index === 0 ? 'For ' : ', ' },
    nameOf(mention),
  ]);
  return { type: 'rich_text_section', elements: named };
}

/** Only ids of people and of user groups notify; anything else stays text. */
function nameOf({ kind, id }: Mention): types.RichTextElement {
  if (kind === 'person' && /^[UW][A-Z0-9]+$/.test(id)) return { type: 'user', user_id: id };
  if (kind === 'role' && /^S[A-Z0-9]+$/.test(id)) return { type: 'usergroup', usergroup_id: id };
  return { type: 'text', text: shown(`@${id}`) };
}
