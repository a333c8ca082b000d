/**
 * Follows the event stream. A hidden page closes it and catches up when it is seen again: browsers allow six connections a server,
 * so a handful of forgotten tabs would otherwise leave none for the one in use.
 */
/* global document, DOMParser, EventSource, fetch, location, setTimeout */
import { applyFrames, showLocalTimes } from './messages.js';

const connection = document.getElementById('connection');
const retryMs = 5000;

export function listen(newest) {
  let after = newest;
  let source;

  const open = () => {
    source = new EventSource(`/events?after=${encodeURIComponent(after)}`);
    source.addEventListener('open', () => say(''));
    source.addEventListener('message', ({ data, lastEventId }) => {
      after = lastEventId;
      applyFrames([JSON.parse(data)]);
    });
    source.addEventListener('stale', ({ lastEventId }) => {
      after = lastEventId;
      void loadAgain();
    });
    source.addEventListener('error', ({ target }) => {
      if (document.hidden || target !== source) return;
      say('The connection to the bot is lost. Trying again…');
      // The browser tries again by itself unless the server refused.
      if (target.readyState === EventSource.CLOSED) setTimeout(reopen, retryMs);
    });
  };
  const reopen = () => {
    if (!document.hidden && source.readyState === EventSource.CLOSED) open();
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) source.close();
    else reopen();
  });
  open();
}

/** Everything afresh, but for what is being typed. */
async function loadAgain() {
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const list of document.querySelectorAll('ol.messages')) {
    const thread = list.dataset.thread;
    const fresh = page.querySelector(`ol.messages${thread === undefined ? ':not([data-thread])' : '[data-thread]'}`);
    if (fresh !== null) list.replaceChildren(...fresh.children);
    showLocalTimes(list);
  }
}

function say(text) {
  connection.textContent = text;
  connection.hidden = text === '';
}
