/** What the terminal says once the bot is ready: what it serves, what is off and how to turn it on, where to click. */
import type { Log } from './core/ports.ts';

export interface Announcement {
  readonly contentDir: string;
  /** Where the data is kept, in words. */
  readonly database: string;
  readonly entries: number;
  readonly complete: number;
  readonly unanswered: number;
  readonly oddities: number;
  /** Whether changed files are read again while it runs. */
  readonly watching: boolean;
  /** What to type to see something at once, when there is an entry. */
  readonly example: string | undefined;
  /** Address of the web page, when it is on. */
  readonly page: string | undefined;
  /** Whether other machines can reach the web page, which knows no accounts. */
  readonly exposed: boolean;
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
  return [
    'sysdesign-bot is ready.',
    '',
    `  Corpus    ${corpusLine(about)}`,
    `  Database  ${about.database}`,
    `  Web page  ${about.page === undefined ? 'off (WEB_PAGE=off)' : `on, no account needed: ${about.page}`}`,
    ...(about.exposed ? ['            Whoever reaches it may use it; WEB_PAGE=off turns it off.'] : []),
    `  Slack     ${about.slack === undefined ? 'off: set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET (docs/slack.md)' : `on, ${about.slack}`}`,
    `  Discord   ${about.discord ? 'on' : 'off: set DISCORD_TOKEN (docs/discord.md)'}`,
    '',
    nextStep(about),
  ];
}

function corpusLine({ entries, contentDir, complete, unanswered, oddities, watching }: Announcement): string {
  const missing = unanswered === 0 ? '' : `, ${unanswered} without an answer yet`;
  const odd = oddities === 0 ? '' : `, ${counted(oddities, 'oddity', 'oddities')}: see npm run -s sysdesign -- check`;
  const reading = watching ? '; changes are read at once' : '';
  return `${counted(entries, 'entry', 'entries')} from ${contentDir} (${complete} complete${missing}${odd})${reading}`;
}

function nextStep({ page, slack, discord, example, contentDir }: Announcement): string {
  if (example === undefined) {
    return `  There is nothing to look up yet: put questions in Markdown into ${contentDir}     (docs/content.md; Ctrl+C stops the bot)`;
  }
  if (page !== undefined) return `  Open ${page} and type: ${example}     (Ctrl+C stops the bot)`;
  if (slack !== undefined || discord) return '  Press Ctrl+C to stop.';
  return '  Nobody can reach the bot: set a token of Slack or Discord, or WEB_PAGE=on     (Ctrl+C stops the bot)';
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
