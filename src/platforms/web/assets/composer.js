/** The composer's two fields: one line to ask, several to write to people. What was typed moves along when the mode changes. */

export function wireComposer(composer) {
  const question = composer.elements.namedItem('question');
  const message = composer.elements.namedItem('message');

  composer.addEventListener('change', (event) => {
    if (event.target.name !== 'mode') return;
    const [from, to] = event.target.value === 'post' ? [question, message] : [message, question];
    if (from.value !== '') to.value = from.value.replace(/\s*\n\s*/g, event.target.value === 'post' ? '\n' : ' ');
    from.value = '';
    grow(message);
    to.focus();
  });

  message.addEventListener('input', () => grow(message));
  message.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  });
}

export function clearComposer(composer) {
  for (const name of ['question', 'message']) composer.elements.namedItem(name).value = '';
  grow(composer.elements.namedItem('message'));
}

function grow(message) {
  message.rows = Math.min(8, message.value.split('\n').length);
}
