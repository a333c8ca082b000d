/** Forms as Slack modals: out to the person, and back with what they filled in. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import { encodeAction } from '../../core/action.ts';
import { shorten } from '../../core/rich.ts';
import type { Choice, Field, Form, Suggestion } from '../../core/view.ts';
import { findZones } from '../../core/zones.ts';
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

/** The field's name is the id of its block: that is where its value comes back. */
function inputOf(field: Field): types.InputBlock {
  const hint = field.kind === 'choice' ? undefined : field.hint;
  const isOptional = 'required' in field && !field.required;
  return {
    type: 'input',
    block_id: field.name,
    optional: isOptional,
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
    case 'choice': {
      const initial = field.options.find(({ value }) => value === field.initial);
      return {
        type: 'static_select',
        action_id: field.name,
        options: field.options.map(choiceOf),
        ...(initial === undefined ? {} : { initial_option: choiceOf(initial) }),
      };
    }
    case 'choices': {
      const initial = field.options.filter(({ value }) => field.initial.includes(value));
      return {
        type: 'checkboxes',
        action_id: field.name,
        options: field.options.map(choiceOf),
        ...(initial.length === 0 ? {} : { initial_options: initial.map(choiceOf) }),
      };
    }
    case 'time':
      return { type: 'timepicker', action_id: field.name, initial_time: field.initial };
    case 'zone':
      return {
        ...typeahead(zoneField + field.name),
        ...(field.initial === '' ? {} : { initial_option: optionOf(field.initial, field.initial) }),
      };
    case 'entry':
      return typeahead(field.name);
  }
}

/** Begins the id of a field for a time zone: a request for choices says nothing else about what they are of. */
const zoneField = 'zone:';

function typeahead(id: string): types.ExternalSelect {
  return {
    type: 'external_select',
    action_id: id,
    min_query_length: 1,
    placeholder: plainText('Type a few letters'),
  };
}

const chosen = z.object({ value: z.string() });
/** Text and choices by field; what is empty comes back as nothing. */
const stateValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_time: z.string().nullish(),
      selected_option: chosen.nullish(),
      selected_options: z.array(chosen).nullish(),
    }),
  ),
);
type StateValue = z.infer<typeof stateValues>[string][string];

/** The fields of a modal's state by name. Unknown shapes give no fields. */
export function fieldsOf(values: unknown): Record<string, string> {
  const parsed = stateValues.safeParse(values);
  if (!parsed.success) return {};
  return Object.fromEntries(
    Object.entries(parsed.data).map(([name, elements]) => [name, Object.values(elements).map(textOf).join('')]),
  );
}

function textOf({ value, selected_time, selected_option, selected_options }: StateValue): string {
  const several = selected_options?.map((option) => option.value).join(',');
  return selected_option?.value ?? several ?? selected_time ?? value ?? '';
}

/** The choices of one field while somebody types, by the id of the field's element. */
export function optionsFor(
  field: string,
  partial: string,
  suggest: (partial: string) => readonly Suggestion[],
): types.PlainTextOption[] {
  return field.startsWith(zoneField) ? zonesFor(partial) : entriesFor(partial, suggest(partial));
}

function zonesFor(partial: string): types.PlainTextOption[] {
  return findZones(partial, limits.select.options).map((name) => optionOf(name, name));
}

/**
 * A select lets nobody submit free text, so the last choice is what they typed: it is searched like any line, and a search in
 * vain is counted.
 */
function entriesFor(partial: string, suggestions: readonly Suggestion[]): types.PlainTextOption[] {
  const typed = shorten(oneLine(partial), limits.option.value);
  const search = typed === '' ? [] : [optionOf(`Search for “${typed}”`, typed)];
  return [...suggestions.map(({ label, entry }) => optionOf(label, entry)), ...search].slice(0, limits.select.options);
}

function choiceOf({ label, value }: Choice): types.PlainTextOption {
  return optionOf(label, value);
}

function optionOf(label: string, value: string): types.PlainTextOption {
  return { text: plainText(shorten(oneLine(label) || value, limits.option.text)), value };
}
