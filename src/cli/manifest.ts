/** `sysdesign manifest`: the Slack app manifest, made from the table of commands. */
import { commands } from '../core/commands/index.ts';
import { renderManifest } from '../platforms/slack/manifest.ts';
import type { CliCommand } from './command.ts';

export const manifest: CliCommand = {
  usage: 'manifest',
  summary: 'Print the Slack app manifest that fits this version (config/slack-manifest.yaml)',
  run: async (_args, terminal) => {
    terminal.print(renderManifest(commands).trimEnd());
    return 0;
  },
};
