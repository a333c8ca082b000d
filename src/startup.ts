/** What the terminal says once the bot is ready: what it serves, what is off and how to turn it on, where to click. */
import type { Log } from './core/ports.ts';

export interface Announcement {
  readonly contentDir: string;
  readonly dataDir: string;
  readonly entries: number;
  readonly complete: number;
  readonly unanswered: number;
  readonly oddities: number;
  /** Whether changed files are read again while it runs. */
  readonly watching: boolean;
  /** Address of the web page, when it is on. */
  readonly page: string | undefined;
  /** How Slack is connected, when it is on. */
  readonly slack: string | undefined;
  readonly discord: boolean;
}

/** To the log where machines read (one line), else to the terminal for a person. */
export function announce(announcement: Announcement, log: Log | undefined): void {
  if (log === undefined) process.stdout.write(`${linesOf(announcement).join('\n')}\n`);
  else log.info({ ...announcement }, 'ready');
}

export function linesOf(about: Announcement): string[] {
  const odd = about.oddities === 0 ? '' : `, ${about.oddities} oddities: see npm run sysdesign -- check`;
  const missing = about.unanswered === 0 ? '' : `, ${about.unanswered} without an answer yet`;
  return [
    'sysdesign-bot is ready.',
    '',
    `  Corpus    ${about.entries} entries from ${about.contentDir} (${about.complete} complete${missing}${odd})${about.watching ? '; changes are read at once' : ''}`,
    `  Database  embedded, in ${about.dataDir}`,
    `  Web page  ${about.page === undefined ? 'off (WEB_PAGE=off)' : `on, no account needed: ${about.page}`}`,
    `  Slack     ${about.slack === undefined ? 'off: set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET (docs/slack.md)' : `on, ${about.slack}`}`,
    `  Discord   ${about.discord ? 'on' : 'off: set DISCORD_TOKEN (docs/discord.md)'}`,
    '',
    about.page === undefined
      ? '  Press Ctrl+C to stop.'
      : `  Open ${about.page} and type: cap theorem     (Ctrl+C stops the bot)`,
  ];
}
