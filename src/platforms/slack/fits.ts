/** Holds finished blocks against limits.ts, so that a view too large for Slack is found here and not in a refused request. */
import type { types } from '@slack/bolt';
import { limits } from './limits.ts';

export type Surface = keyof typeof limits.blocks;

/** Throws a RangeError that names every block and limit that do not go together. */
export function checkFit(blocks: readonly types.KnownBlock[], surface: Surface): void {
  const problems = [...misfits(blocks, surface)];
  if (problems.length > 0) throw new RangeError(`too large for a Slack ${surface}: ${problems.join('; ')}`);
}

type Bound = readonly [what: string, size: number, min: number, max: number];

function* misfits(blocks: readonly types.KnownBlock[], surface: Surface): Generator<string> {
  yield* outside('', [
    ['blocks', blocks.length, 1, limits.blocks[surface]],
    ['text of all blocks', textSize(blocks), 0, limits.allText],
  ]);
  const ids = blocks.flatMap((block) => block.block_id ?? []);
  if (new Set(ids).size < ids.length) yield 'two blocks share an id';
  for (const [index, block] of blocks.entries()) yield* outside(`block ${index} (${block.type}): `, boundsOf(block));
}

function* outside(where: string, bounds: readonly Bound[]): Generator<string> {
  for (const [what, size, min, max] of bounds) {
    if (size < min || size > max) yield `${where}${what} is ${size}, must be ${min} to ${max}`;
  }
}

function boundsOf(block: types.KnownBlock): Bound[] {
  return [['id', block.block_id?.length ?? 0, 0, limits.id], ...contentBounds(block)];
}

/** The kinds that this bot sends; of others nothing is known here. */
function contentBounds(block: types.KnownBlock): Bound[] {
  switch (block.type) {
    case 'header':
      return [['text', block.text.text.length, 1, limits.header]];
    case 'section':
      return [
        ['text', block.text?.text.length ?? 0, 1, limits.section],
        ...(block.accessory === undefined ? [] : elementBounds(block.accessory)),
      ];
    case 'context':
      return [
        ['elements', block.elements.length, 1, limits.contextElements],
        ...block.elements.map((element): Bound => ['text', textSize(element), 1, limits.contextText]),
      ];
    case 'actions':
      return [['elements', block.elements.length, 1, limits.actionsElements], ...block.elements.flatMap(elementBounds)];
    case 'image':
      return [
        ['alternative text', block.alt_text.length, 1, limits.image.alt],
        ['title', block.title?.text.length ?? 0, 0, limits.image.title],
        ['address', 'image_url' in block ? block.image_url.length : 1, 1, limits.image.url],
      ];
    case 'input':
      return [
        ['label', block.label.text.length, 1, limits.input.label],
        ['hint', block.hint?.text.length ?? 0, 0, limits.input.hint],
        ...elementBounds(block.element),
      ];
    case 'rich_text':
      return [['elements', block.elements.length, 1, Infinity]];
    default:
      throw new RangeError(`no limits are known for a ${block.type} block`);
  }
}

function elementBounds(element: { readonly type: string }): Bound[] {
  const { type } = element;
  if (isButton(element)) {
    return [
      ['button text', element.text.text.length, 1, limits.button.text],
      ['button value', element.value?.length ?? 0, 1, limits.button.value],
      ['spoken label', element.accessibility_label?.length ?? 0, 0, limits.button.spoken],
    ];
  }
  if (isSelect(element)) {
    return [
      ['options', element.options?.length ?? 0, 1, limits.select.options],
      ['placeholder', element.placeholder?.text.length ?? 0, 0, limits.select.placeholder],
      ...(element.options ?? []).flatMap(optionBounds),
    ];
  }
  return type === 'plain_text_input' || type === 'external_select' ? [] : [[`a ${type}`, 1, 0, 0]];
}

export function optionBounds(option: types.PlainTextOption | types.Option): Bound[] {
  return [
    ['option text', option.text.text.length, 1, limits.option.text],
    ['option value', option.value?.length ?? 0, 1, limits.option.value],
    ['option detail', option.description?.text.length ?? 0, 0, limits.option.detail],
  ];
}

function isButton(element: { readonly type: string }): element is types.Button {
  return element.type === 'button';
}

function isSelect(element: { readonly type: string }): element is types.StaticSelect {
  return element.type === 'static_select';
}

/** Characters that a reader gets, over everything inside. */
function textSize(content: unknown): number {
  if (typeof content !== 'object' || content === null) return 0;
  return Object.entries(content).reduce(
    (sum, [key, value]) =>
      sum + (typeof value === 'string' ? (key === 'text' || key === 'alt_text' ? value.length : 0) : textSize(value)),
    0,
  );
}
