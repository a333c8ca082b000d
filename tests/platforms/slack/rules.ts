/** Slack's rules for blocks, written a second time from the Block Kit reference and not from the bot's own limits. */

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with the blocks of a message, modal or Home tab, in words; empty when Slack would take them. */
export function faultsOf(blocks: unknown, most: 50 | 100): string[] {
  const list = Array.isArray(blocks) ? (blocks as Json[]) : [];
  const parts = partsOf(list);
  const ids = list.flatMap((block) => block['block_id'] ?? []);
  return [
    fault(list.length === 0 || list.length > most, `${list.length} blocks`),
    fault(new Set(ids).size < ids.length, 'a block id twice'),
    fault(lettersIn(list) > 13_200, `${lettersIn(list)} characters of text`),
    ...list.map((block) => fault(!known.has(String(block['type'])), `a block of type ${String(block['type'])}`)),
    ...parts.flatMap(partFaults),
    ...list.flatMap((block) => twiceIn(block)),
  ].flat();
}

const known = new Set(['header', 'section', 'context', 'actions', 'image', 'input', 'rich_text']);

/** Where a text may be of which length, by the type of the part it stands in. */
const texts: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  header: { text: 150 },
  section: { text: 3000 },
  button: { text: 75, value: 2000, accessibility_label: 75, action_id: 255 },
  image: { alt_text: 2000, title: 2000, image_url: 3000 },
  input: { label: 2000, hint: 2000, block_id: 255 },
  static_select: { placeholder: 150, action_id: 255 },
  external_select: { placeholder: 150, action_id: 255 },
};
const required: Readonly<Record<string, readonly string[]>> = {
  header: ['text'],
  button: ['text', 'action_id', 'value'],
  image: ['alt_text'],
  input: ['label'],
  static_select: ['action_id'],
  text: ['text'],
  link: ['url'],
  plain_text: ['text'],
};

function partFaults(part: Json): string[] {
  const type = String(part['type']);
  return [
    ...Object.entries(texts[type] ?? {}).flatMap(([key, most]) =>
      fault(wordsOf(part[key]).length > most, `${type} ${key} is too long`),
    ),
    ...(required[type] ?? []).flatMap((key) => fault(wordsOf(part[key]) === '', `${type} without ${key}`)),
    ...fault(type === 'mrkdwn', 'text with markup'),
    ...fault(type === 'context' && !isCount(part['elements'], 10), 'a context of 0 or more than 10'),
    ...fault(type === 'actions' && !isCount(part['elements'], 25), 'a row of 0 or more than 25'),
    ...fault(type.startsWith('rich_text') && !isCount(part['elements'], Infinity), `an empty ${type}`),
    ...fault(type === 'static_select' && !isCount(part['options'], 100), 'a menu of 0 or more than 100'),
    ...(type === 'static_select' ? listOf(part['options']).flatMap(optionFaults) : []),
    ...fault(type === 'image' && !('image_url' in part) && !('slack_file' in part), 'an image of nothing'),
  ];
}

export function optionFaults(option: Json): string[] {
  const words = ['text', 'value', 'description'].map((key) => wordsOf(option[key]));
  return fault(
    words.some((word) => word.length > 75) || words[0] === '' || words[1] === '',
    'an option too long or empty',
  );
}

/** An action id, or an option's value, may come once in a block. */
function twiceIn(block: Json): string[] {
  const actions = listOf(block['elements']).flatMap((element) => element['action_id'] ?? []);
  return fault(new Set(actions).size < actions.length, 'an action id twice in a block');
}

/** Every object inside, however deep. */
export function partsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(partsOf)];
}

/** Every string inside, whatever it is for. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** What a reader sees of blocks, one line a part. */
export function wordsIn(blocks: unknown): string {
  return partsOf(blocks)
    .flatMap((part) => ['text', 'alt_text'].map((key) => part[key]))
    .filter((text) => typeof text === 'string')
    .join('\n');
}

function lettersIn(blocks: unknown): number {
  return wordsIn(blocks).length;
}

function fault(isWrong: boolean, words: string): string[] {
  return isWrong ? [words] : [];
}

/** A string, or the text of a text object; empty when there is none. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('text' in value)) return '';
  return typeof value.text === 'string' ? value.text : '';
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

function isCount(value: unknown, most: number): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= most;
}
