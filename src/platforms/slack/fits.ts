/** Holds finished blocks against limits.ts, so that a view too large for Slack is found here and not in a refused request. */
import type { types } from '@slack/bolt';
import { limits } from './limits.ts';

export type Surface = keyof typeof limits.blocks;

/** Sizes from `min` to `max`: characters of a text, items of a list. What is absent has size 0. */
type Bounds = Readonly<Record<string, readonly [min: number, max: number]>>;

/** By type, each path inside it. Types that are not here are none that this bot sends. */
const bounds: Readonly<Record<string, Bounds>> = {
  header: { 'text.text': [1, limits.header] },
  section: { 'text.text': [1, limits.section] },
  context: { elements: [1, limits.contextElements] },
  actions: { elements: [1, limits.actionsElements] },
  image: {
    alt_text: [1, limits.image.alt],
    'title.text': [0, limits.image.title],
    image_url: [0, limits.image.url],
  },
  input: { 'label.text': [1, limits.input.label], 'hint.text': [0, limits.input.hint] },
  button: {
    'text.text': [1, limits.button.text],
    value: [1, limits.button.value],
    accessibility_label: [0, limits.button.spoken],
    action_id: [1, limits.id],
  },
  checkboxes: { options: [1, limits.checkboxes], initial_options: [0, limits.checkboxes] },
  timepicker: { initial_time: [0, 5] },
  static_select: { options: [1, limits.select.options], 'placeholder.text': [0, limits.select.placeholder] },
  external_select: { 'placeholder.text': [0, limits.select.placeholder] },
  plain_text_input: { initial_value: [0, limits.input.text] },
  option: {
    'text.text': [1, limits.option.text],
    value: [1, limits.option.value],
    'description.text': [0, limits.option.detail],
  },
  plain_text: { text: [1, limits.contextText] },
  rich_text: { elements: [1, Infinity] },
  rich_text_section: { elements: [1, Infinity] },
  rich_text_quote: { elements: [1, Infinity] },
  rich_text_list: { elements: [1, Infinity] },
  text: { text: [1, Infinity] },
  link: { text: [1, Infinity], url: [1, limits.link] },
  date: { format: [1, Infinity], fallback: [1, Infinity] },
  user: { user_id: [1, limits.id] },
  usergroup: { usergroup_id: [1, limits.id] },
};

const optionKeys: ReadonlySet<string> = new Set(['options', 'initial_option', 'initial_options']);

/** Throws a RangeError that names every block and limit that do not go together. */
export function checkFit(blocks: readonly types.KnownBlock[], surface: Surface): void {
  const problems = [...misfits(blocks, surface)];
  if (problems.length > 0) throw new RangeError(`does not fit into a Slack ${surface}: ${problems.join('; ')}`);
}

function* misfits(blocks: readonly types.KnownBlock[], surface: Surface): Generator<string> {
  const ids = blocks.flatMap((block) => block.block_id ?? []);
  if (new Set(ids).size < ids.length) yield 'two blocks share an id';
  if (ids.some((id) => id.length > limits.id)) yield `an id is longer than ${limits.id}`;
  yield* outside('blocks', blocks.length, 1, limits.blocks[surface]);
  const all = blocks.map(measured);
  const size = all.reduce((sum, block) => sum + block.size, 0);
  yield* outside('the text of all blocks', size, 0, limits.allText);
  for (const [index, { problems }] of all.entries()) yield* problems.map((problem) => `block ${index}: ${problem}`);
}

interface Measures {
  /** Characters of text. */
  readonly size: number;
  readonly problems: readonly string[];
}

/** Blocks of a card are the same objects in every message that shows it. */
const known = new WeakMap<types.KnownBlock, Measures>();

function measured(block: types.KnownBlock): Measures {
  const measures = known.get(block) ?? { size: textSize(block), problems: [...inside(block, block.type)] };
  known.set(block, measures);
  return measures;
}

/** Everything wrong with a part of type `type`, and with the parts inside it. */
function* inside(part: object, type: string): Generator<string> {
  const sizes = bounds[type];
  if (sizes === undefined) {
    yield `no limits are known for ${type}`;
    return;
  }
  for (const [path, [min, max]] of Object.entries(sizes)) {
    yield* outside(`${type} ${path}`, sizeAt(part, path.split('.')), min, max);
  }
  for (const [key, value] of Object.entries(part)) {
    for (const child of [value as unknown].flat()) {
      const childType = optionKeys.has(key) ? 'option' : typeOf(child);
      if (isPart(child) && childType !== undefined) yield* inside(child, childType);
    }
  }
}

function* outside(what: string, size: number, min: number, max: number): Generator<string> {
  if (size < min || size > max) yield `${what} is ${size}, may be ${min} to ${max}`;
}

function sizeAt(part: unknown, [key, ...rest]: readonly string[]): number {
  if (key === undefined) return typeof part === 'string' || Array.isArray(part) ? part.length : 0;
  return isPart(part) ? sizeAt(part[key], rest) : 0;
}

function isPart(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function typeOf(value: unknown): string | undefined {
  return isPart(value) && typeof value['type'] === 'string' ? value['type'] : undefined;
}

/** Characters that a reader gets, over everything inside. */
function textSize(content: unknown): number {
  if (!isPart(content)) return 0;
  return Object.entries(content).reduce(
    (sum, [key, value]) =>
      sum + (typeof value !== 'string' ? textSize(value) : key === 'text' || key === 'alt_text' ? value.length : 0),
    0,
  );
}
