/**
 * Suggestions while typing, as the combobox pattern of the ARIA guide: the focus stays in the field, arrows move through the list,
 * Enter takes the marked one, Tab takes it and goes on, Escape closes the list.
 */
/* global AbortController, clearTimeout, document, fetch, setTimeout */
import { announce } from './messages.js';

const pauseMs = 120;
const chosen = new WeakMap();
let lists = 0;

/** The id of the suggestion that stands in the field, unless it was changed since. */
export function chosenEntry(input) {
  const choice = chosen.get(input);
  return choice !== undefined && choice.label === input.value ? choice.entry : undefined;
}

export function attachSuggestions(input) {
  const list = createList(input);
  let choices = [];
  let active = -1;
  let timer;
  let request = new AbortController();

  const mark = (index) => {
    active = index;
    for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index);
    const option = list.children[index];
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    clearTimeout(timer);
    request.abort();
    list.hidden = true;
    input.ariaExpanded = 'false';
    mark(-1);
  };
  const show = (found) => {
    choices = found;
    list.replaceChildren(...found.map(({ label }, index) => createOption(`${list.id}-${index}`, label)));
    list.hidden = found.length === 0;
    input.ariaExpanded = String(found.length > 0);
    mark(-1);
    if (found.length > 0) announce(found.length === 1 ? '1 suggestion' : `${found.length} suggestions`);
  };
  const load = async () => {
    request.abort();
    request = new AbortController();
    try {
      const response = await fetch(`/suggest?q=${encodeURIComponent(input.value)}`, { signal: request.signal });
      const { choices: found } = await response.json();
      if (document.activeElement === input) show(found.slice(0, 8));
    } catch {
      // A later letter overtook this request, or the bot is away: typing goes on without suggestions.
    }
  };
  const take = (index) => {
    const choice = choices[index];
    input.value = choice.label;
    chosen.set(input, choice);
    close();
  };
  const moves = {
    ArrowDown: () => (list.hidden ? load() : mark(active + 1 < choices.length ? active + 1 : 0)),
    ArrowUp: () => mark(active > 0 ? active - 1 : choices.length - 1),
    Escape: close,
    Enter: () => {
      take(active);
      if (input.name === 'question') input.form.requestSubmit();
    },
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    // A command or a mention is typed to the end.
    if (/^\s*(?:[/@]|$)/.test(input.value)) close();
    else timer = setTimeout(load, pauseMs);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === 'Tab' && isOpen && active >= 0) take(active);
    const applies =
      event.key === 'ArrowDown' || (isOpen && event.key in moves && (event.key !== 'Enter' || active >= 0));
    if (applies) {
      event.preventDefault();
      moves[event.key]();
    }
  });
  input.addEventListener('blur', close);
  input.form.addEventListener('submit', close);
  // Pressing the mouse would take the focus away and close the list before the click arrives.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const index = [...list.children].indexOf(event.target.closest('[role=option]'));
    if (index < 0) return;
    mark(index);
    moves.Enter();
  });
}

function createList(input) {
  const list = document.createElement('ul');
  lists += 1;
  list.id = `suggestions-${lists}`;
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = 'Suggestions';
  list.hidden = true;
  input.after(list);
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = 'false';
  input.setAttribute('aria-controls', list.id);
  return list;
}

function createOption(id, label) {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.dir = 'auto';
  option.textContent = label;
  return option;
}
