/** The Home tab: what the bot can do, derived from the table of commands, and the buttons to begin with. */
import type { types } from '@slack/bolt';
import type { AnyCommand } from '../../core/commands/command.ts';
import { helpView } from '../../core/commands/help.ts';
import { rich } from '../../core/rich.ts';
import { checkFit } from './fits.ts';
import { renderBlocks } from './render.ts';

export function renderHome(commands: readonly AnyCommand[]): types.HomeView {
  const help = helpView(commands);
  const blocks = renderBlocks(
    {
      ...help,
      blocks: [...help.blocks, { kind: 'note', text: rich('What you press here is answered under Messages.') }],
    },
    { audience: 'all', pictures: new Map() },
  );
  checkFit(blocks, 'home');
  return { type: 'home', blocks };
}
