/** What the bot can do, derived from the table of commands. */
import { z } from 'zod';
import { startButtons } from '../lookup/start-buttons.ts';
import { bullet, rich, strong } from '../rich.ts';
import type { View } from '../view.ts';
import { defineCommand, type ActionHandlers, type AnyCommand } from './command.ts';

/** The table is an argument because help is itself a row of it. */
export function helpCommand(others: () => readonly AnyCommand[]): AnyCommand {
  return defineCommand({
    name: 'help',
    summary: 'What this bot can do',
    examples: ['help'],
    options: [],
    rights: 'anyone',
    readLine: (rest) => (rest === '' ? {} : undefined),
    input: z.object({}),
    delivery: () => 'private',
    run: async () => ({ kind: 'view', delivery: 'private', view: helpView(others()) }),
  });
}

export function helpActions(commands: () => readonly AnyCommand[]): ActionHandlers<'help'> {
  return {
    help: {
      facts: { delivery: 'replace', rights: 'anyone' },
      run: async () => ({ kind: 'view', delivery: 'replace', view: helpView(commands()) }),
    },
  };
}

export function helpView(commands: readonly AnyCommand[]): View {
  return {
    summary: 'Look up system design topics: type /sysdesign and a topic, a product or a symptom.',
    blocks: [
      { kind: 'title', text: 'System design, where you already talk' },
      {
        kind: 'text',
        text: rich(
          'Type ',
          strong('/sysdesign'),
          ' and a topic, a product or a symptom. Answers are private until you share them.',
        ),
      },
      {
        kind: 'bullets',
        items: commands.map((command) => ({
          text: rich(strong(command.summary), command.rights === 'manager' ? ' (managers only)' : ''),
          children: command.examples.map((example) => bullet({ text: `/sysdesign ${example}`, code: true })),
        })),
      },
      {
        kind: 'note',
        text: rich(
          'A line that starts with a command’s name but does not fit it is a search; ',
          { text: '/sysdesign ? random', code: true },
          ' always searches.',
        ),
      },
      {
        kind: 'buttons',
        buttons: startButtons,
      },
    ],
  };
}
