/** Forms that the bot opens, in a dialog over the page. */
/* global document */
import { attachSuggestions } from './suggest.js';

const dialog = document.getElementById('dialog');

export function wireDialog() {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('[data-close]')) {
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => dialog.replaceChildren());
}

export function openDialog(html) {
  dialog.innerHTML = html;
  // The browser's own bubbles vanish after a moment and are cut off in a dialog.
  dialog.querySelector('form').noValidate = true;
  for (const input of dialog.querySelectorAll('[data-suggest]')) attachSuggestions(input);
  dialog.showModal();
}

export function closeDialog() {
  dialog.close();
}

/** Says below each field what is wrong with it and goes to the first. True when there was nothing. */
export function isComplete(form) {
  // Boxes are checked by the group they are in.
  const controls = [...form.elements].filter((control) => control.id.startsWith('field-'));
  for (const control of controls) {
    const problem = problemOf(control);
    const place = document.getElementById(`${control.id}-error`);
    place.textContent = problem;
    place.hidden = problem === '';
    if (problem === '') control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', 'true');
  }
  const first = controls.find((control) => control.hasAttribute('aria-invalid'));
  (first?.querySelector('input') ?? first)?.focus();
  return controls.every((control) => !control.hasAttribute('aria-invalid'));
}

function problemOf(control) {
  if (control.tagName === 'FIELDSET') {
    const isMissing = 'required' in control.dataset && control.querySelector(':checked') === null;
    return isMissing ? 'Choose at least one.' : '';
  }
  if (control.required && control.value.trim() === '') {
    return control.tagName === 'SELECT' ? 'Choose one.' : 'Write something here first.';
  }
  return control.validity.valid ? '' : control.validationMessage;
}
