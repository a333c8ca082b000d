/** Holds finished messages and modals against limits.ts, so that a view too large for Discord is found here and not in a refused request. */
import { ComponentType } from 'discord.js';
import type { APIMessageTopLevelComponent, APIModalInteractionResponseCallbackData } from 'discord.js';
import { limits } from './limits.ts';

type Part = Readonly<Record<string, unknown>>;

/** By type of component, the sizes of its parts from `min` to `max`: characters of a text, items of a list. What is absent has size 0. */
const bounds: Readonly<Record<number, Readonly<Record<string, readonly [min: number, max: number]>>>> = {
  [ComponentType.Container]: { components: [1, limits.components] },
  [ComponentType.Separator]: {},
  [ComponentType.TextDisplay]: { content: [1, limits.text] },
  [ComponentType.File]: {},
  [ComponentType.MediaGallery]: { items: [1, limits.gallery.items] },
  [ComponentType.ActionRow]: { components: [1, limits.row.buttons] },
  [ComponentType.Button]: { label: [1, limits.button.label], custom_id: [1, limits.customId] },
  [ComponentType.StringSelect]: {
    options: [1, limits.select.options],
    placeholder: [0, limits.select.placeholder],
    custom_id: [1, limits.customId],
  },
  [ComponentType.CheckboxGroup]: { options: [1, limits.checkboxes], custom_id: [1, limits.customId] },
  [ComponentType.Label]: { label: [1, limits.label.text], description: [0, limits.label.description] },
  [ComponentType.TextInput]: { value: [0, limits.input.text], custom_id: [1, limits.customId] },
};
const optionBounds = {
  label: [1, limits.select.label],
  value: [1, limits.select.value],
  description: [0, limits.select.description],
} as const;
const pictureBounds = { description: [1, limits.gallery.description] } as const;

/** Throws a RangeError that names every part and limit that do not go together. */
export function checkMessage(components: readonly APIMessageTopLevelComponent[]): void {
  const parts = components.flatMap((component) => [...partsOf(component)]);
  const text = parts.reduce(
    (sum, part) => sum + (part['type'] === ComponentType.TextDisplay ? sizeOf(part, 'content') : 0),
    0,
  );
  report('message', [
    ...outside('components', parts.filter((part) => part['type'] !== undefined).length, 1, limits.components),
    ...outside('the text of all components', text, 0, limits.text),
    ...misfits(parts),
  ]);
}

/** Throws a RangeError that names every part and limit that do not go together. */
export function checkModal(modal: APIModalInteractionResponseCallbackData): void {
  report('modal', [
    ...outside('title', modal.title.length, 1, limits.modal.title),
    ...outside('custom_id', modal.custom_id.length, 1, limits.customId),
    ...outside('components', modal.components.length, 1, limits.modal.components),
    ...misfits(modal.components.flatMap((component) => [...partsOf(component)])),
  ]);
}

function report(surface: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new RangeError(`does not fit into a Discord ${surface}: ${problems.join('; ')}`);
}

function* misfits(parts: readonly Part[]): Generator<string> {
  const ids = parts.flatMap((part) => part['custom_id'] ?? []);
  if (new Set(ids).size < ids.length) yield 'two components share an id';
  for (const part of parts) {
    const type = part['type'];
    const known = typeof type === 'number' ? bounds[type] : 'media' in part ? pictureBounds : optionBounds;
    if (known === undefined) yield `no limits are known for components of type ${String(type)}`;
    for (const [key, [min, max]] of Object.entries(known ?? {})) {
      yield* outside(`${key} of ${nameOf(type)}`, sizeOf(part, key), min, max);
    }
  }
}

function nameOf(type: unknown): string {
  return typeof type === 'number' ? (ComponentType[type] ?? String(type)) : 'an item';
}

function* outside(what: string, size: number, min: number, max: number): Generator<string> {
  if (size < min || size > max) yield `${what} is ${size}, may be ${min} to ${max}`;
}

function sizeOf(part: Part, key: string): number {
  const value = part[key];
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

/** The component and everything inside it: components, menu options, pictures of a gallery. */
function* partsOf(component: object): Generator<Part> {
  const part = component as Part;
  yield part;
  for (const key of ['components', 'component', 'options', 'items']) {
    for (const child of [part[key]].flat()) {
      if (typeof child === 'object' && child !== null) yield* partsOf(child);
    }
  }
}
