/** Commands with verbs and forms with every kind of field, as discord.js hands them over. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../src/core/event.ts';
import { readInteraction } from '../../../src/platforms/discord/receive.ts';
import { testDeps } from '../../deps.ts';
import { openFrontDoor, type FrontDoor, type Json } from './front-door.ts';
import { command, modal } from './payloads.ts';

let discord: FrontDoor;
beforeEach(async () => {
  discord = openFrontDoor(await testDeps());
});
afterEach(async () => {
  await discord.close();
});

async function eventOf(payload: Json): Promise<Event | undefined> {
  await discord.receive('INTERACTION_CREATE', payload);
  const [interaction] = discord.interactions;
  return interaction && readInteraction(interaction)?.event;
}

describe('a command', () => {
  it.each<[string, readonly Json[], Json]>([
    ['a verb', [{ name: 'status', type: 1, options: [] }], { verb: 'status' }],
    [
      'a verb with its options',
      [{ name: 'ping', type: 1, options: [{ name: 'role', type: 8, value: '900000000000000010' }] }],
      { verb: 'ping', role: '900000000000000010' },
    ],
    [
      'a verb with a flag',
      [{ name: 'ping', type: 1, options: [{ name: 'all', type: 5, value: true }] }],
      { verb: 'ping', all: 'yes' },
    ],
    ['no verb', [], {}],
  ])('has the values of %s', async (_what, options, expected) => {
    expect(await eventOf(command('daily', options))).toMatchObject({
      kind: 'command',
      name: 'daily',
      options: expected,
    });
  });
});

describe('a form', () => {
  it('gives the text of each field, and ticked boxes joined by commas', async () => {
    const label = (component: Json): Json => ({ type: 18, id: 1, component: { id: 2, ...component } });
    const payload = modal('1:found', {});
    const components = [
      label({ type: 4, custom_id: 'time', value: '09:30' }),
      label({ type: 3, custom_id: 'level', values: ['hard'] }),
      label({ type: 22, custom_id: 'days', values: ['1', '7'] }),
      label({ type: 22, custom_id: 'none', values: [] }),
    ];
    expect(await eventOf({ ...payload, data: { custom_id: '1:found', components } })).toMatchObject({
      kind: 'submit',
      fields: { time: '09:30', level: 'hard', days: '1,7', none: '' },
    });
  });
});
