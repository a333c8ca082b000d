/** The fields of a form as HTML. Pure. A field's value comes back under `field:` and its name. */
import type { Field } from '../../core/view.ts';
import { zoneNames } from '../../core/zones.ts';
import { attribute, joined, markup } from './markup.ts';
import type { Markup } from './markup.ts';

export function renderField(field: Field): Markup {
  const id = `field-${field.name}`;
  const hint = 'hint' in field ? field.hint : undefined;
  const described = joined([hint !== undefined && `${id}-hint`, `${id}-error`], ' ').html;
  const isOptional = 'required' in field && !field.required;
  const label = markup`${field.label}${isOptional && markup` <span class="optional">(optional)</span>`}`;
  const below = markup`${hint !== undefined && markup`<p class="hint" id="${id}-hint">${hint}</p>\n`}<p class="field-error" id="${id}-error" hidden></p>`;
  if (field.kind === 'choices') {
    return markup`<fieldset class="field" id="${id}" aria-describedby="${described}"${attribute('data-required', field.required)}>
<legend>${label}</legend>
${renderBoxes(field)}
${below}
</fieldset>
`;
  }
  const common = markup` id="${id}" name="field:${field.name}" aria-describedby="${described}"`;
  return markup`<div class="field">
<label for="${id}">${label}</label>
${renderControl(field, common)}
${below}
</div>
`;
}

function renderBoxes({ name, options, initial }: Extract<Field, { kind: 'choices' }>): Markup {
  const boxes = options.map(
    ({ label, value }) =>
      markup`<label><input type="checkbox" name="field:${name}" value="${value}"${attribute('checked', initial.includes(value))}> ${label}</label>\n`,
  );
  return markup`<div class="boxes">\n${boxes}</div>`;
}

function renderControl(field: Exclude<Field, { kind: 'choices' }>, common: Markup): Markup {
  switch (field.kind) {
    case 'text': {
      const bounds = markup`${attribute('required', field.required)} maxlength="${field.maxLength}"`;
      return field.multiline
        ? markup`<textarea${common}${bounds} rows="5">${field.initial}</textarea>`
        : markup`<input type="text"${common}${bounds}${attribute('value', field.initial)}>`;
    }
    case 'choice':
      return markup`<select${common}${attribute('required', field.required)}>${!field.required && markup`<option value="">-</option>`}${field.options.map(({ label, value }) => markup`<option value="${value}"${attribute('selected', value === field.initial)}>${label}</option>`)}</select>`;
    case 'time':
      return markup`<input type="time"${common} required value="${field.initial}">`;
    case 'zone': {
      const list = `field-${field.name}-zones`;
      const names = zoneNames().map((name) => markup`<option value="${name}"></option>`);
      return markup`<input type="text"${common} required maxlength="64" autocomplete="off" spellcheck="false" list="${list}" value="${field.initial}"><datalist id="${list}">${names}</datalist>`;
    }
    case 'entry':
      return markup`<input type="text"${common} maxlength="200" autocomplete="off" data-suggest>`;
  }
}
