import { expect, it } from 'vitest';
import { world } from './daily/world.ts';

it('a tick forgets what the local page keeps after 90 days', async () => {
  const { deps, time, tick } = await world();
  const { id } = await deps.store.chat.append({
    place: { platform: 'web', tenant: 'local', channel: 'general' },
    author: { kind: 'bot' },
    content: { kind: 'text', text: 'hello' },
    at: deps.clock(),
  });
  await time.advance({ hours: 24 * 90 });
  await tick();
  expect(await deps.store.chat.get(id)).toBeDefined();
  await time.advance({ seconds: 20 });
  await tick();
  expect(await deps.store.chat.get(id)).toBeUndefined();
});
