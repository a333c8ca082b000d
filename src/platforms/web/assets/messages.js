/** Puts messages where they belong, newest last, and tells screen readers about them in a sentence. */
/* global document, location, matchMedia, setInterval */

const announcer = document.getElementById('announcer');

export function applyFrames(frames) {
  const shown = frames.map(apply).filter((item) => item !== undefined);
  const said = shown.map(({ spoken }) => spoken).filter((text) => text !== '');
  if (said.length > 0) announce(said.join(' '));
  for (const { element, wasAtEnd } of shown) if (wasAtEnd) scrollToEnd(scrollerOf(element));
}

/** What came of something this person did: from its beginning on, also when the event stream was faster and it is there already. */
export function revealFrames(frames) {
  applyFrames(frames);
  const first = frames.length === 0 ? null : document.querySelector(`li[data-id="${frames[0].id}"]`);
  first?.scrollIntoView({ block: 'start', behavior: motion() });
}

export function announce(text) {
  announcer.textContent = text;
}

function apply(frame) {
  const current = document.querySelector(`li[data-id="${frame.id}"]`);
  if (frame.gone) {
    if (current !== null) remove(current);
    return undefined;
  }
  if (current === null) return insert(frame);
  const version = Number(current.dataset.version);
  if (frame.version > version) return replace(current, frame);
  if (frame.version === version) current.querySelector('.thread-link')?.replaceWith(...threadLink(frame));
  return undefined;
}

function insert(frame) {
  const list = document.querySelector(listSelector(frame));
  if (list === null) {
    if (frame.thread === null) markUnread(frame.channel);
    return undefined;
  }
  const scroller = scrollerOf(list);
  const wasAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  const element = elementOf(frame);
  list.insertBefore(element, [...list.children].find((other) => Number(other.dataset.id) > frame.id) ?? null);
  return { element, wasAtEnd, spoken: frame.spoken };
}

/** Who was in it with the keyboard is at the head of the one after it, or before. */
function remove(current) {
  const near = current.nextElementSibling ?? current.previousElementSibling;
  const hadFocus = current.contains(document.activeElement);
  current.remove();
  if (hadFocus) near?.querySelector('article').focus({ preventScroll: true });
}

/** Who was in the old message with the keyboard is at the head of the new one. */
function replace(current, frame) {
  const hadFocus = current.contains(document.activeElement);
  const element = elementOf(frame);
  current.replaceWith(element);
  if (hadFocus) element.querySelector('article').focus({ preventScroll: true });
  return { element, wasAtEnd: false, spoken: frame.spoken };
}

function elementOf(frame) {
  const template = document.createElement('template');
  template.innerHTML = frame.html;
  showLocalTimes(template.content);
  return template.content.firstElementChild;
}

function threadLink(frame) {
  const link = elementOf(frame).querySelector('.thread-link');
  return link === null ? [] : [link];
}

function listSelector({ channel, thread }) {
  const here = thread === null ? ':not([data-thread])' : `[data-thread="${thread}"]`;
  return `ol.messages[data-channel="${channel}"]${here}`;
}

function markUnread(channel) {
  const mark = document.querySelector(`.sidebar a[data-channel="${channel}"]:not([aria-current]) .unread`);
  if (mark !== null) mark.hidden = false;
}

/** On a fresh page: the end of each list, or what the address points at, or the message whose thread is open. */
export function showLatest() {
  for (const list of document.querySelectorAll('ol.messages:not(:empty)')) scrollToEnd(scrollerOf(list));
  const thread = document.querySelector('ol.messages[data-thread]');
  const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  const held = thread === null ? null : document.querySelector(`li[data-id="${thread.dataset.thread}"]`);
  (target ?? held)?.scrollIntoView({ block: 'start' });
}

/** The server writes UTC; people read their own clock. */
export function showLocalTimes(root) {
  for (const time of root.querySelectorAll('time')) showLocalTime(time);
}

function showLocalTime(time) {
  const at = new Date(time.dateTime);
  time.textContent = (shows[time.dataset.show] ?? timeOrDay)(at);
  time.title = at.toLocaleString();
}

const clock = { hour: '2-digit', minute: '2-digit' };
const shows = {
  time: (at) => format(at, clock),
  'day-and-time': (at) => format(at, { ...clock, weekday: 'short', day: 'numeric', month: 'short' }),
  relative: (at) => {
    const seconds = (at - Date.now()) / 1000;
    const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? units.at(-1);
    return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
  },
};
const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** What says "in 3 minutes" would soon be wrong. */
export function keepTimesTrue() {
  setInterval(() => {
    for (const time of document.querySelectorAll('time[data-show="relative"]')) showLocalTime(time);
  }, 10_000);
}

function timeOrDay(at) {
  const isToday = at.toDateString() === new Date().toDateString();
  return format(at, isToday ? clock : { ...clock, day: 'numeric', month: 'short' });
}

function format(at, parts) {
  return new Intl.DateTimeFormat(undefined, parts).format(at);
}

function scrollerOf(element) {
  return element.closest('.scroll');
}

function scrollToEnd(scroller) {
  scroller.scrollTop = scroller.scrollHeight;
}

function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
