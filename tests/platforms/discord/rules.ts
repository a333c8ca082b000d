/** Discord's rules for a message of components, written a second time from its API reference and not from the bot's own limits. */

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with the body of a message, in words; empty when Discord would take it. */
export function faultsOf(body: object): string[] {
  const message = body as Json;
  const parts = partsOf(message['components']);
  const typed = parts.filter((part) => typeof part['type'] === 'number');
  const ids = parts.flatMap((part) => part['custom_id'] ?? []);
  const text = typed.filter((part) => part['type'] === 10).map((part) => textAt(part, 'content'));
  return [
    fault((Number(message['flags']) & (1 << 15)) === 0, 'the flag for components is missing'),
    fault('content' in message || 'embeds' in message, 'content or embeds beside components'),
    fault(typed.length > 40, `${typed.length} components`),
    fault(text.join('').length > 4000, `${text.join('').length} characters of text`),
    fault(text.includes(''), 'an empty text'),
    fault(new Set(ids).size < ids.length, 'an id twice'),
    fault(
      ids.some((id) => typeof id !== 'string' || id.length > 100 || id === ''),
      'an id too long or empty',
    ),
    ...typed.flatMap(componentFaults),
  ].flat();
}

function componentFaults(part: Json): string[] {
  switch (part['type']) {
    case 1:
      return fault(
        listAt(part, 'components').length > 5 || listAt(part, 'components').length === 0,
        'a row of 0 or more than 5',
      );
    case 2:
      return fault(
        textAt(part, 'label') === '' || textAt(part, 'label').length > 80,
        'a button label too long or empty',
      );
    case 3:
      return selectFaults(part);
    case 12:
      return listAt(part, 'items').flatMap((item) => [
        ...fault(textAt(item, 'description') === '', 'a picture without words'),
        ...fault(textAt(item, 'description').length > 1024, 'the words of a picture are too many'),
      ]);
    case 13:
      return fault(!/"attachment:\/\/[\w.-]+"/.test(JSON.stringify(part['file'])), 'a file that is not attached');
    case 10:
    case 14:
    case 17:
      return [];
    default:
      return [`a component of type ${String(part['type'])}`];
  }
}

function selectFaults(part: Json): string[] {
  const options = listAt(part, 'options');
  const values = options.map((option) => textAt(option, 'value'));
  return [
    fault(options.length === 0 || options.length > 25, `${options.length} options`),
    fault(new Set(values).size < values.length, 'a value twice'),
    fault(textAt(part, 'placeholder').length > 150, 'a placeholder too long'),
    ...options.map((option) =>
      fault(
        ['label', 'value', 'description'].some((key) => textAt(option, key).length > 100) ||
          textAt(option, 'label') === '',
        'an option too long or empty',
      ),
    ),
  ].flat();
}

/** Every object inside, however deep. */
export function partsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(partsOf)];
}

/** The texts that Discord reads as Markdown. */
export function markdownIn(body: object): string[] {
  return partsOf(body).flatMap((part) => (part['type'] === 10 ? [textAt(part, 'content')] : []));
}

/** Every string of a body, whatever it is for. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function fault(isWrong: boolean, words: string): string[] {
  return isWrong ? [words] : [];
}

function textAt(part: Json, key: string): string {
  const value = part[key];
  return typeof value === 'string' ? value : '';
}

function listAt(part: Json, key: string): Json[] {
  const value = part[key];
  return Array.isArray(value) ? (value as Json[]) : [];
}
