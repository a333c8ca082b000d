/** config/slack-manifest.yaml is what people paste into Slack: it must be what the commands say now, and what Slack takes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../../../src/core/commands/index.ts';
import { limits } from '../../../src/platforms/slack/limits.ts';
import { renderManifest } from '../../../src/platforms/slack/manifest.ts';

const root = join(import.meta.dirname, '../../..');
const slash = z.object({
  command: z.string().max(limits.manifest.command).startsWith('/'),
  description: z.string().min(1).max(limits.manifest.commandDescription),
  usage_hint: z.string().max(limits.manifest.usageHint),
  should_escape: z.literal(true),
});
/** The parts that Slack bounds, and those that the bot cannot do without. */
const manifest = z.object({
  display_information: z.object({
    name: z.string().max(limits.manifest.name),
    description: z.string().max(limits.manifest.description),
  }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.literal(true), messages_tab_read_only_enabled: z.literal(false) }),
    bot_user: z.object({ display_name: z.string().regex(/^[\w.-]{1,80}$/) }),
    slash_commands: z.tuple([slash]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.literal(true) }),
  }),
});

describe('the Slack manifest', () => {
  it('in config is the one that the commands make; else run: npm run manifest', async () => {
    expect(await readFile(join(root, 'config/slack-manifest.yaml'), 'utf8')).toBe(renderManifest(commands));
  });

  it('keeps the bounds of Slack', () => {
    const { features } = manifest.parse(parse(renderManifest(commands)));
    expect(features.slash_commands[0]).toMatchObject({
      command: '/sysdesign',
      usage_hint: 'a topic | browse | random | daily | mock | privacy | help',
    });
  });

  it('asks for no right that docs/slack.md does not explain', async () => {
    const { oauth_config: oauth, settings } = manifest.parse(parse(renderManifest(commands)));
    const guide = await readFile(join(root, 'docs/slack.md'), 'utf8');
    const asked = [...oauth.scopes.bot, ...settings.event_subscriptions.bot_events];
    expect(asked.filter((right) => !guide.includes(`\`${right}\``))).toEqual([]);
  });

  it('needs at least one command', () => {
    expect(() => renderManifest([])).toThrow(RangeError);
  });
});
