/** Forms as Discord modals: out to the person, and back with what they filled in. */
import { ComponentType, TextInputStyle } from 'discord.js';
import type { APILabelComponent, APIModalInteractionResponseCallbackData, ModalSubmitInteraction } from 'discord.js';
import { encodeAction } from '../../core/action.ts';
import { shorten } from '../../core/rich.ts';
import type { Field, Form } from '../../core/view.ts';
import { checkModal } from './fits.ts';
import { limits } from './limits.ts';
import { escaped, oneLine } from './safe-text.ts';

/** Of a text that is searched on submit. */
const longestEntryField = 200;

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
  if (field.kind === 'entry') return 'A few words are enough: the best match is shown.';
  return field.kind === 'text' ? field.hint : undefined;
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
        options: field.options.map(({ label, value }) => ({
          label: shorten(oneLine(label), limits.select.label),
          value,
        })),
      };
    case 'entry':
      return {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: TextInputStyle.Short,
        required: true,
        max_length: longestEntryField,
      };
  }
}

/** The text of each field by its name; a menu gives its first value. */
export function fieldsOf({ components }: ModalSubmitInteraction): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const component of components) {
    if (!('component' in component)) continue;
    const { component: input } = component;
    if ('value' in input && typeof input.value === 'string') fields[input.customId] = input.value;
    else if ('values' in input && input.values[0] !== undefined) fields[input.customId] = input.values[0];
  }
  return fields;
}
