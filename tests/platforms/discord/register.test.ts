import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, type Option } from '../../../src/core/commands/command.ts';
import { commands } from '../../../src/core/commands/index.ts';
import { commandPayload } from '../../../src/platforms/discord/register.ts';

function commandWith(options: readonly Option[], rights: 'anyone' | 'manager' = 'anyone') {
  return defineCommand({
    name: 'try',
    summary: 'A command',
    examples: ['try'],
    options,
    rights,
    readLine: () => ({}),
    input: z.object({}),
    delivery: () => 'private',
    run: () => Promise.reject(new Error('not run')),
  });
}

const option = (kind: Option['kind'], fields: Partial<Option> = {}): Option => ({
  name: 'value',
  summary: 'A value',
  kind,
  required: false,
  ...fields,
});

describe('the commands as Discord gets them', () => {
  it('are those of the table, for servers and for direct conversations', () => {
    const payload = commandPayload(commands);
    expect(payload.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    for (const command of payload) {
      expect(command).toMatchObject({ type: 1, contexts: [0, 1], integration_types: [0] });
      expect(command.name).toMatch(/^[a-z]{1,32}$/);
      expect(command.description.length).toBeLessThanOrEqual(100);
    }
  });

  it('hide what only managers may do', () => {
    const manageGuild = String(1 << 5);
    const hidden = commandPayload(commands).filter((command) => command.default_member_permissions === manageGuild);
    expect(hidden.map(({ name }) => name)).toEqual(['reports']);
  });

  it.each<[Option['kind'], Partial<Option>, object]>([
    ['query', {}, { type: 3, autocomplete: true }],
    ['text', {}, { type: 3 }],
    [
      'choice',
      { choices: ['easy', 'hard'] },
      {
        type: 3,
        choices: [
          { name: 'easy', value: 'easy' },
          { name: 'hard', value: 'hard' },
        ],
      },
    ],
    ['flag', {}, { type: 5 }],
    ['person', {}, { type: 6 }],
    ['role', {}, { type: 8 }],
  ])('have an option of kind %s', (kind, fields, expected) => {
    expect(commandPayload([commandWith([option(kind, fields)])])[0]?.options).toEqual([
      { name: 'value', description: 'A value', required: false, ...expected },
    ]);
  });

  it('have their verbs as subcommands, each with its own options', () => {
    const verbs = [
      {
        name: 'start',
        summary: 'Starts it',
        options: [option('text'), option('role', { name: 'ping', required: true })],
      },
      { name: 'stop', summary: 'Stops it', options: [] },
    ];
    expect(commandPayload([{ ...commandWith([]), verbs }])[0]?.options).toEqual([
      {
        type: 1,
        name: 'start',
        description: 'Starts it',
        options: [
          { type: 8, name: 'ping', description: 'A value', required: true },
          { type: 3, name: 'value', description: 'A value', required: false },
        ],
      },
      { type: 1, name: 'stop', description: 'Stops it', options: [] },
    ]);
  });

  it.each([
    ['a summary too long', [{ name: 'go', summary: 'x'.repeat(101), options: [] }]],
    [
      'too many options of one',
      [
        {
          name: 'go',
          summary: 'Goes',
          options: Array.from({ length: 26 }, (_, i) => option('text', { name: `v${i}` })),
        },
      ],
    ],
  ])('are refused for verbs with %s', (_name, verbs) => {
    expect(() => commandPayload([{ ...commandWith([]), verbs }])).toThrow(RangeError);
  });

  it('name the required options first, as Discord demands', () => {
    const [command] = commandPayload([commandWith([option('text'), option('text', { name: 'must', required: true })])]);
    expect(command?.options?.map(({ name }) => name)).toEqual(['must', 'value']);
  });

  it.each<[string, readonly Option[]]>([
    ['a summary too long', [option('text', { summary: 'x'.repeat(101) })]],
    ['too many choices', [option('choice', { choices: Array.from({ length: 26 }, (_, index) => String(index)) })]],
    ['too many options', Array.from({ length: 26 }, (_, index) => option('text', { name: `v${index}` }))],
  ])('are refused for %s', (_name, options) => {
    expect(() => commandPayload([commandWith(options)])).toThrow(RangeError);
  });
});
