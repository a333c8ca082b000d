import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/core/ports.ts';
import { framesOf } from '../../../src/platforms/web/frames.ts';
import { guestOf, startPage, type Guest, type RunningPage } from './running-page.ts';

const sentence = 'This message was written by another version of the bot and cannot be shown.';

let page: RunningPage;
let guest: Guest;
beforeAll(async () => {
  page = await startPage();
  guest = await guestOf(page);
});
afterAll(() => page.stop());

/** Puts `content` into the log as another version would have left it there. */
function keep(content: unknown): Promise<ChatMessage> {
  return page.deps.store.chat.append({
    place: { platform: 'web', tenant: 'local', channel: 'general' },
    author: { kind: 'bot' },
    content: content as ChatMessage['content'],
    at: page.deps.clock(),
  });
}

const title = { kind: 'title', text: 'A poll of old' };
const press = (action: unknown) => ({ kind: 'buttons', buttons: [{ label: 'Vote', action }] });

describe('a message that another version wrote', () => {
  it.each([
    {
      name: 'with an unknown block',
      content: { kind: 'view', view: { summary: 'x', blocks: [title, { kind: 'poll' }] } },
    },
    {
      name: 'with a button that means nothing now',
      content: { kind: 'view', view: { summary: 'x', blocks: [title, press({ kind: 'vote', option: 2 })] } },
    },
    {
      name: 'with a field out of range',
      content: { kind: 'view', view: { summary: 'x', blocks: [title, press({ kind: 'reports', page: 0 })] } },
    },
    {
      name: 'with a block that lacks its parts',
      content: { kind: 'view', view: { summary: 'x', blocks: [{ kind: 'facts' }] } },
    },
    { name: 'without blocks', content: { kind: 'view', view: { summary: 'x' } } },
    { name: 'without a summary', content: { kind: 'view', view: { blocks: [title] } } },
    { name: 'of an unknown kind', content: { kind: 'audio', url: 'https://example.org/a.mp3' } },
    { name: 'that says nothing', content: null },
  ])('$name is told in a sentence, and its neighbours stay', async ({ content }) => {
    const [before, strange, after] = [
      await keep({ kind: 'text', text: 'the one before' }),
      await keep(content),
      await keep({ kind: 'text', text: 'the one after' }),
    ];
    const { status, body } = await guest.get('/c/general');
    expect(status).toBe(200);
    const at = (message: ChatMessage): number => body.indexOf(`id="m${String(message.id)}"`);
    expect(body.slice(at(before), at(strange))).toContain('the one before');
    expect(body.slice(at(strange), at(after))).toContain(sentence);
    expect(body.slice(at(strange), at(after))).not.toContain('A poll of old');
    expect(body.slice(at(after))).toContain('the one after');

    const [frame] = await framesOf(strange.id, 'anybody', page.deps);
    expect(frame).toMatchObject({ spoken: `sysdesign: ${sentence}` });
    expect((await guest.get(`/t/general/${String(strange.id)}`)).body).toContain(sentence);
  });
});
