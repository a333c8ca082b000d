/** Sends a form without leaving the page and shows what came of it. */
/* global crypto, document, fetch, FormData, location, URLSearchParams */
import { clearComposer } from './composer.js';
import { closeDialog, isComplete, openDialog } from './dialog.js';
import { revealFrames } from './messages.js';
import { chosenEntry } from './suggest.js';

export async function sendInPlace(form, submitter) {
  const isForm = form.getAttribute('action') === '/submit';
  if (form.getAttribute('aria-busy') === 'true' || (isForm && !isComplete(form))) return;
  form.setAttribute('aria-busy', 'true');
  complain(form, '');
  try {
    const result = await exchange(form, submitter);
    if (result.error !== undefined) complain(form, result.error);
    else finish(form, submitter, result);
  } catch {
    complain(form, 'The bot did not answer. Check that it is running, then try again.');
  } finally {
    form.removeAttribute('aria-busy');
  }
}

async function exchange(form, submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter));
  fields.set('zone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  for (const input of form.querySelectorAll('[data-suggest]')) {
    const entry = chosenEntry(input);
    if (entry !== undefined) fields.set(input.name === 'question' ? 'entry' : input.name, entry);
  }
  // A form that was filled in keeps the mark it came with, so that sending it again after a failure does nothing twice.
  if (form.getAttribute('action') !== '/submit') fields.set('once', freshMark());
  // Not form.action: that is the button of this name.
  const response = await fetch(submitter?.getAttribute('formaction') ?? form.getAttribute('action'), {
    method: 'POST',
    body: fields,
    headers: { accept: 'application/json' },
  });
  return response.json();
}

function finish(form, submitter, { frames = [], form: opened, go }) {
  if (form.matches('.composer')) clearComposer(form);
  if (form.matches('.themes')) showTheme(submitter);
  if (form.closest('dialog')) closeDialog();
  revealFrames(frames);
  if (opened !== undefined) openDialog(opened);
  if (go !== undefined && go !== location.pathname) location.assign(go);
}

function showTheme(chosen) {
  if (chosen.value === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen.value;
  for (const button of chosen.form.querySelectorAll('button')) button.ariaPressed = String(button === chosen);
}

function complain(form, text) {
  const place = form.querySelector('.error') ?? document.querySelector('.composer .error');
  if (place !== null) place.textContent = text;
}

/** `crypto.randomUUID` is missing where the page is reached by plain http from another machine. */
function freshMark() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('-');
}
