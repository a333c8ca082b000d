/** Forms as Discord modals: out to the person, and back with what they filled in. */
import { ComponentType, TextInputStyle } from 'discord.js';
import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APISelectMenuOption,
  APITextInputComponent,
  ModalSubmitInteraction,
} from 'discord.js';
import { encodeAction } from '../../core/action.ts';
import { shorten } from '../../core/rich.ts';
import type { Choice, Field, Form } from '../../core/view.ts';
import { checkModal } from './fits.ts';
import { limits } from './limits.ts';
import { escaped, oneLine } from './safe-text.ts';

/** Characters of what is read on submit: a name of an entry is searched for. */
const longestField = { entry: 200, time: 20, zone: 64 } as const;

/** Discord names the button that sends a modal itself, so a form's `submit` has no place here. Throws a RangeError when the form does not fit. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const modal: APIModalInteractionResponseCallbackData = {
    custom_id: encodeAction(form.action),
    title: shorten(oneLine(form.title), limits.modal.title),
    components: [
      ...(form.intro === undefined ? [] : [{ type: ComponentType.TextDisplay as const, content: escaped(form.intro) }]),
      ...form.fields.map(labelOf),
    ],
  };
  checkModal(modal);
  return modal;
}

function labelOf(field: Field): APILabelComponent {
  const hint = hintOf(field);
  return {
    type: ComponentType.Label,
    label: shorten(oneLine(field.label), limits.label.text),
    ...(hint === undefined ? {} : { description: shorten(oneLine(hint), limits.label.description) }),
    component: inputOf(field),
  };
}

/** A modal has no choices while typing, so a hint that speaks of them would mislead. */
function hintOf(field: Field): string | undefined {
  switch (field.kind) {
    case 'entry':
      return 'A few words are enough: the best match is shown.';
    case 'zone':
      return 'As the tz database names it: Europe/Berlin, America/New_York, UTC.';
    case 'time':
      return field.hint ?? 'Hours and minutes, 00:00 to 23:59.';
    case 'choice':
      return undefined;
    case 'text':
    case 'choices':
      return field.hint;
  }
}

function inputOf(field: Field): APILabelComponent['component'] {
  switch (field.kind) {
    case 'text':
      return {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: field.multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.required,
        max_length: Math.min(field.maxLength, limits.input.text),
        ...(field.initial === undefined ? {} : { value: field.initial }),
      };
    case 'choice':
      return {
        type: ComponentType.StringSelect,
        custom_id: field.name,
        required: field.required,
        options: optionsOf(field.options, [field.initial]),
      };
    case 'choices':
      return {
        type: ComponentType.CheckboxGroup,
        custom_id: field.name,
        required: field.required,
        min_values: field.required ? 1 : 0,
        options: optionsOf(field.options, field.initial),
      };
    case 'time':
      return lineFor(field.name, longestField.time, field.initial);
    case 'zone':
      return lineFor(field.name, longestField.zone, field.initial);
    case 'entry':
      return lineFor(field.name, longestField.entry, '');
  }
}

function optionsOf(options: readonly Choice[], initial: readonly (string | undefined)[]): APISelectMenuOption[] {
  return options.map(({ label, value }) => ({
    label: shorten(oneLine(label) || value, limits.select.label),
    value,
    ...(initial.includes(value) ? { default: true } : {}),
  }));
}

function lineFor(name: string, longest: number, initial: string): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Short,
    required: true,
    max_length: longest,
    ...(initial === '' ? {} : { value: initial }),
  };
}

/** The text of each field by its name; of a menu or of boxes the chosen values, joined by commas. */
export function fieldsOf({ components }: ModalSubmitInteraction): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const component of components) {
    if (!('component' in component)) continue;
    const { component: input } = component;
    if ('value' in input && typeof input.value === 'string') fields[input.customId] = input.value;
    else if ('values' in input) fields[input.customId] = input.values.join(',');
  }
  return fields;
}
