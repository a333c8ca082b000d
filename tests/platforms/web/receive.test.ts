import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { formFields, hear, originOf, readFields } from '../../../src/platforms/web/receive.ts';
import { visitorOf } from '../../../src/platforms/web/visitor.ts';

const ask = (question: string, more: Record<string, string> = {}): Map<string, string> =>
  new Map(Object.entries({ mode: 'ask', question, ...more }));
const post = (message: string): Map<string, string> => new Map(Object.entries({ mode: 'post', message }));

describe('a line in the composer', () => {
  it.each([
    {
      name: 'asks by default',
      fields: ask('cap theorem'),
      heard: { kind: 'ask', said: 'cap theorem', text: 'cap theorem' },
    },
    { name: 'may be empty', fields: ask('  '), heard: { kind: 'ask', said: '', text: '' } },
    {
      name: 'asks for the suggestion that was chosen, even if its id is a command',
      fields: ask('What is a random walk?', { entry: 'random' }),
      heard: { kind: 'ask', said: 'What is a random walk?', text: '? random' },
    },
    {
      name: 'does not take just anything for the id of a suggestion',
      fields: ask('cap', { entry: 'cap share:yes' }),
      heard: { kind: 'ask', said: 'cap', text: 'cap' },
    },
    {
      name: 'may bring the command it would have on Slack',
      fields: ask('/sysdesign cap theorem'),
      heard: { kind: 'ask', said: '/sysdesign cap theorem', text: 'cap theorem' },
    },
    {
      name: 'asks when it starts with the command among people too',
      fields: post('/sysdesign  cap theorem'),
      heard: { kind: 'ask', said: '/sysdesign  cap theorem', text: 'cap theorem' },
    },
    {
      name: 'knows the commands by themselves',
      fields: post('/random easy'),
      heard: { kind: 'ask', said: '/random easy', text: 'random easy' },
    },
    {
      name: 'takes a path for the message it is',
      fields: post('/etc/passwd is readable'),
      heard: { kind: 'chat', said: '/etc/passwd is readable' },
    },
    {
      name: 'asks in the open with the name of the bot',
      fields: post('@SysDesign cap theorem?'),
      heard: { kind: 'mention', said: '@SysDesign cap theorem?', text: 'cap theorem?' },
    },
    {
      name: 'asks in the open from the other mode as well',
      fields: ask('@sysdesign cap'),
      heard: { kind: 'mention', said: '@sysdesign cap', text: 'cap' },
    },
    {
      name: 'is talk when the name comes later',
      fields: post('thanks @sysdesign'),
      heard: { kind: 'chat', said: 'thanks @sysdesign' },
    },
    {
      name: 'is talk when the name is another',
      fields: post('@sysdesigner hello'),
      heard: { kind: 'chat', said: '@sysdesigner hello' },
    },
    { name: 'keeps its lines', fields: post('one\ntwo\n'), heard: { kind: 'chat', said: 'one\ntwo' } },
  ])('$name', ({ fields, heard }) => {
    expect(hear(fields)).toEqual(heard);
  });

  it.each([
    { name: 'nothing to say', fields: post(' '), message: 'There is nothing to send yet.' },
    {
      name: 'too much to say',
      fields: ask('x'.repeat(10_001)),
      message: 'That is 10,001 characters; the page takes 10,000 at once.',
    },
  ])('is turned down when there is $name', ({ fields, message }) => {
    expect(() => hear(fields)).toThrow(message);
  });
});

describe('an event', () => {
  const visitor = visitorOf('sysdesign_visitor=00000000-0000-4000-8000-000000000001');
  const place = { platform: 'web', tenant: 'local', channel: 'general' } as const;
  if (visitor === undefined) throw new Error('no visitor');
  const idOf = (once: string): string => originOf(new Map([['once', once]]), visitor, place, false).id;

  it('is the same when one form is sent twice', () => {
    expect(idOf('abcdefgh-1')).toBe(idOf('abcdefgh-1'));
  });

  it('is another without a proper mark, and for another person', () => {
    expect(idOf('')).not.toBe(idOf(''));
    expect(idOf('a b c d e f g h')).not.toBe(idOf('a b c d e f g h'));
    expect(idOf('abcdefgh-1')).toContain(visitor.person.id);
  });
});

describe('a form that comes back', () => {
  it('gives ticked boxes joined by commas, and of anything else the first', async () => {
    const body = 'field:days=1&field:days=7&mode=ask&mode=post';
    const request = Object.assign(Readable.from([Buffer.from(body)]), {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const fields = await readFields(request as unknown as IncomingMessage);
    expect(formFields(fields)).toEqual({ days: '1,7' });
    expect(fields.get('mode')).toBe('ask');
  });

  it('gives its own fields, trimmed, and at most twenty', () => {
    const many = Array.from({ length: 30 }, (_, index) => [`field:f${String(index)}`, ' x '] as const);
    const fields = formFields(new Map([['action', '1:found'], ...many]));
    expect(Object.keys(fields)).toHaveLength(20);
    expect(fields['f0']).toBe('x');
    expect(fields).not.toHaveProperty('action');
  });
});
