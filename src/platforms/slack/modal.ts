/** Forms as Slack modals: out to the person, and back with what they filled in. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import { encodeAction } from '../../core/action.ts';
import { shorten } from '../../core/rich.ts';
import type { Field, Form, Suggestion } from '../../core/view.ts';
import { plainText } from './controls.ts';
import { checkFit } from './fits.ts';
import { limits } from './limits.ts';
import { oneLine, shown } from './safe-text.ts';

/** Where the answer to a form goes. A modal belongs to no channel, so it carries this along. */
const formOrigin = z.object({
  channel: z.string().optional(),
  thread: z.string().optional(),
  /** Works for 30 minutes, also in channels that the bot is not in. */
  responseUrl: z.string().optional(),
});
export type FormOrigin = z.infer<typeof formOrigin>;

/** Throws a RangeError when the form does not fit into a modal. */
export function renderForm(form: Form, origin: FormOrigin): types.ModalView {
  const blocks: types.KnownBlock[] = [
    ...(form.intro === undefined ? [] : [introOf(form.intro)]),
    ...form.fields.map(inputOf),
  ];
  checkFit(blocks, 'modal');
  const metadata = JSON.stringify(origin);
  if (metadata.length > limits.modal.metadata) throw new RangeError('the origin of a form is too long for its modal');
  return {
    type: 'modal',
    callback_id: encodeAction(form.action),
    private_metadata: metadata,
    title: plainText(shorten(oneLine(form.title), limits.modal.title)),
    submit: plainText(shorten(oneLine(form.submit), limits.modal.submit)),
    close: plainText('Cancel'),
    blocks,
  };
}

/** What a modal carried along; nothing when it is damaged, so that the answer goes to the person directly. */
export function originOf(metadata: string): FormOrigin {
  try {
    const parsed = formOrigin.safeParse(JSON.parse(metadata));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

function introOf(intro: string): types.SectionBlock {
  return { type: 'section', text: plainText(shorten(shown(intro), limits.section)) };
}

/** The field's name is the id of its block and of its element: that is where its value comes back. */
function inputOf(field: Field): types.InputBlock {
  const hint = field.kind === 'choice' ? undefined : field.hint;
  return {
    type: 'input',
    block_id: field.name,
    optional: field.kind !== 'entry' && !field.required,
    label: plainText(shorten(oneLine(field.label), limits.input.label)),
    ...(hint === undefined ? {} : { hint: plainText(shorten(oneLine(hint), limits.input.hint)) }),
    element: elementOf(field),
  };
}

function elementOf(field: Field): types.InputBlock['element'] {
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: field.name,
        multiline: field.multiline,
        max_length: Math.min(field.maxLength, limits.input.text),
        ...(field.initial === undefined ? {} : { initial_value: field.initial }),
      };
    case 'choice':
      return {
        type: 'static_select',
        action_id: field.name,
        options: field.options.map(({ label, value }) => optionOf(label, value)),
      };
    case 'entry':
      return {
        type: 'external_select',
        action_id: field.name,
        min_query_length: 1,
        placeholder: plainText('Type a few letters'),
      };
  }
}

/** Text and choices by field; what is empty comes back as nothing. */
const stateValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ),
);

/** The fields of a modal's state by name. Unknown shapes give no fields. */
export function fieldsOf(values: unknown): Record<string, string> {
  const parsed = stateValues.safeParse(values);
  if (!parsed.success) return {};
  const entries = Object.entries(parsed.data).map(([name, elements]) => {
    const element = elements[name];
    return [name, element?.selected_option?.value ?? element?.value ?? ''] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * The choices while somebody types. A select lets nobody submit free text, so the last choice is what they typed:
 * it is searched like any line, and a search in vain is counted.
 */
export function optionsFor(partial: string, suggestions: readonly Suggestion[]): types.PlainTextOption[] {
  const typed = shorten(oneLine(partial), limits.option.value);
  const search = typed === '' ? [] : [optionOf(`Search for “${typed}”`, typed)];
  return [...suggestions.map(({ label, entry }) => optionOf(label, entry)), ...search].slice(0, limits.select.options);
}

function optionOf(label: string, value: string): types.PlainTextOption {
  return { text: plainText(shorten(oneLine(label) || value, limits.option.text)), value };
}
