/**
 * Makes the page quick: forms are sent without loading it again, answers and other people's messages appear by themselves.
 * Everything here also works without it, by loading pages. No framework and no build: these files are what the browser runs.
 */
/* global document */
import { wireComposer } from './composer.js';
import { wireDialog } from './dialog.js';
import { listen } from './live.js';
import { keepTimesTrue, showLatest, showLocalTimes } from './messages.js';
import { sendInPlace } from './send.js';
import { attachSuggestions } from './suggest.js';

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (!['/say', '/edit', '/press', '/submit', '/theme'].includes(form.getAttribute('action'))) return;
  event.preventDefault();
  void sendInPlace(form, submitter);
});

for (const composer of document.querySelectorAll('form.composer')) wireComposer(composer);
for (const input of document.querySelectorAll('[data-suggest]')) attachSuggestions(input);

const { newest } = document.body.dataset;
if (newest !== undefined) {
  wireDialog();
  showLocalTimes(document);
  keepTimesTrue();
  showLatest();
  listen(newest);
}
