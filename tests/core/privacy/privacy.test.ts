/** What a person is told, handed and rid of. */
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { factsOf, handle } from '../../../src/core/bot.ts';
import { ana, bob, heard, held, inside, read, type Held } from '../interview/held.ts';

const verb = (verb: 'show' | 'export' | 'delete' | 'deleted') => ({ kind: 'privacy', verb }) as const;
const said = 'You bound the queue, because without a limit its memory grows until the process dies under load.';

async function spoken(): Promise<Held> {
  const here = await inside();
  await here.say(said);
  return here;
}

describe('privacy', () => {
  it('says that nothing is kept of who has done nothing, and offers nothing', async () => {
    const reply = await (await held()).type('privacy');
    expect(heard(reply)).toContain('Nothing.');
    expect(reply).toMatchObject({ delivery: 'private' });
    expect(JSON.stringify(reply)).not.toContain('"buttons"');
  });

  it('says what is kept, with counts', async () => {
    const words = heard(await (await spoken()).type('privacy'));
    expect(words).toContain('1 mock interview, with its scorecard');
    expect(words).toContain('1 message that you said in it');
  });

  it.each(['privacy all', 'privacy policy of a cdn'])('is a search where it is “%s”', async (line) => {
    expect(heard(await (await held()).type(line))).not.toContain('What I keep about you');
  });

  it('is private also when it is asked for in the open', async () => {
    const here = await spoken();
    const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const;
    const event = { id: 'm1', kind: 'mention', from: ana, place, canManage: false, text: 'privacy export' } as const;
    expect(factsOf(event, here.deps).delivery).toBe('private');
    expect(await handle(event, here.deps)).toMatchObject({ delivery: 'private' });
  });

  it('hands out everything as a file of JSON, and nothing of others', async () => {
    const here = await spoken();
    const reply = await here.act(verb('export'));
    const file = reply.kind === 'view' ? reply.view.blocks.find((block) => block.kind === 'file') : undefined;
    expect(JSON.parse(file?.kind === 'file' ? file.text : '')).toMatchObject({
      at: here.time.now().toString(),
      interviews: [{ candidate: ana, sayings: [{ text: said }] }],
    });
    const other = await here.act(verb('export'), bob);
    expect(JSON.stringify(other)).not.toContain('You bound the queue');
  });
});

describe('deleting', () => {
  it('is asked about once, and only when there is something', async () => {
    const here = await spoken();
    expect(heard(await here.type('privacy delete', bob))).toContain('nothing of yours to delete');
    const asked = heard(await here.type('privacy delete'));
    expect(asked).toContain('The interview that you are in ends with it.');
    expect(asked).toContain('cannot be brought back');
    expect(await here.deps.store.interviews.of(ana)).toBeDefined();
  });

  it('ends the interview that runs, in the room too, and leaves nothing to be said there', async () => {
    const here = await spoken();
    expect(heard(await here.act(verb('deleted')))).toContain('1 message that you said in it');
    expect(await here.deps.store.interviews.of(ana)).toBeUndefined();
    expect(read(here.newest().view)).toContain('everything about them deleted');
    const count = here.deps.slack.messages.length;
    await here.pass({ hours: 30 }, 600);
    expect(here.deps.slack.messages).toHaveLength(count);
    expect(here.deps.logged.filter(({ level }) => level === 'error')).toEqual([]);
    expect(heard(await here.type('privacy'))).toContain('Nothing.');
  });

  it('is done also when the room cannot be reached, and a second press harms nothing', async () => {
    const here = await spoken();
    here.deps.slack.trouble({ on: 'edit', when: 'before', error: new PlatformError('gone', 'the thread is gone') });
    expect(heard(await here.act(verb('deleted')))).toContain('Deleted');
    expect(heard(await here.act(verb('deleted')))).toContain('Deleted');
    expect(await here.deps.store.interviews.get(1)).toBeUndefined();
  });
});

describe('a workspace that removed the bot', () => {
  it('is forgotten after 30 days', async () => {
    const here = await spoken();
    await here.deps.store.departures.left('slack', 'T1', here.time.now());
    await here.pass({ hours: 24 * 29 }, 86_400);
    expect(await here.deps.store.interviews.get(1)).toBeDefined();
    await here.pass({ hours: 48 }, 86_400);
    expect(await here.deps.store.interviews.get(1)).toBeUndefined();
  });
});
