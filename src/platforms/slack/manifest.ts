/**
 * The Slack app manifest, made from the table of commands: what somebody pastes into Slack to get an app that fits this
 * version. It loads no SDK, so printing it is quick.
 */
import { stringify } from 'yaml';
import type { AnyCommand } from '../../core/commands/command.ts';
import { shorten } from '../../core/rich.ts';
import { limits } from './limits.ts';

/** What each right is for; docs/slack.md says it to people. */
const scopes = [
  // Hear that somebody mentioned the bot.
  'app_mentions:read',
  // Hear what is said in the thread of an interview, and look whether something was posted when Slack's answer got lost.
  'channels:history',
  'groups:history',
  'mpim:history',
  // Find out whether the bot may post in a channel.
  'channels:read',
  'groups:read',
  // Post answers and questions.
  'chat:write',
  // Have /sysdesign.
  'commands',
  // Upload the pictures of entries, and hand out what is kept of a person.
  'files:write',
  // Read what people write to the bot directly.
  'im:history',
  // Find the conversation with somebody whom the bot wrote to by itself.
  'im:write',
  // Pin the question of the day where that is wanted.
  'pins:write',
  // Find out whether somebody is an admin, when they use a command for admins.
  'users:read',
];

const events = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'tokens_revoked',
];

const head = `# The Slack app of this bot. Made from the table of commands by: npm run manifest
# Paste it at api.slack.com/apps, Create New App, From a manifest. docs/slack.md goes through it step by step.
# It is for Socket Mode. For signed HTTP, set socket_mode_enabled to false and add your bot's public address three times:
#   url: https://bot.example.com/slack/events            under slash_commands, beside command
#   request_url: https://bot.example.com/slack/events    under event_subscriptions, and under interactivity
`;

/** YAML. The first command gets its name in Slack; the others are words that it starts with. */
export function renderManifest(commands: readonly AnyCommand[]): string {
  const [first, ...verbs] = commands;
  if (first === undefined) throw new RangeError('a manifest needs a command');
  const open = verbs.filter(({ rights }) => rights === 'anyone').map(({ name }) => name);
  const manifest = {
    display_information: {
      name: 'System Design',
      description: shorten('Look up system design questions where you already talk', limits.manifest.description),
      background_color: '#1f2937',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'sysdesign', always_online: true },
      slash_commands: [
        {
          command: `/${first.name}`,
          description: shorten(first.summary, limits.manifest.commandDescription),
          usage_hint: shorten(['a topic', ...open].join(' | '), limits.manifest.usageHint),
          // People in for:@somebody arrive by their id.
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { bot_events: events },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
  return head + stringify(manifest, { lineWidth: 0 });
}
