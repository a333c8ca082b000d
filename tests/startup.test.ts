import { describe, expect, it } from 'vitest';
import { announce, linesOf, type Announcement } from '../src/startup.ts';
import { testLog, type LogRecord } from './deps.ts';

const allOff: Announcement = {
  contentDir: 'content',
  database: 'embedded, in data',
  entries: 12,
  complete: 12,
  unanswered: 0,
  oddities: 0,
  watching: false,
  example: 'cap theorem',
  page: undefined,
  exposed: false,
  slack: undefined,
  discord: false,
};

describe('what the terminal says', () => {
  it.each([
    {
      name: 'the page is where to click',
      about: { page: 'http://127.0.0.1:3000' },
      says: 'Open http://127.0.0.1:3000 and type: cap theorem',
    },
    { name: 'where the data is kept', about: { database: 'PostgreSQL' }, says: 'Database  PostgreSQL' },
    { name: 'a page that is off', about: {}, says: 'Web page  off (WEB_PAGE=off)' },
    {
      name: 'the variables that turn Slack on',
      about: {},
      says: 'set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
    },
    { name: 'how Slack is connected', about: { slack: 'Socket Mode' }, says: 'Slack     on, Socket Mode' },
    { name: 'the variable that turns Discord on', about: {}, says: 'set DISCORD_TOKEN' },
    { name: 'questions without an answer', about: { unanswered: 3 }, says: '3 without an answer yet' },
    {
      name: 'oddities and how to see them',
      about: { oddities: 2 },
      says: '2 oddities: see npm run -s sysdesign -- check',
    },
    {
      name: 'one of each as one',
      about: { entries: 1, oddities: 1 },
      says: '1 entry from content (12 complete, 1 oddity:',
    },
    {
      name: 'who may use a page that others reach',
      about: { page: 'http://127.0.0.1:3000', exposed: true },
      says: 'Whoever reaches it may use it; WEB_PAGE=off turns it off.',
    },
    {
      name: 'something that is in the corpus',
      about: { page: 'http://127.0.0.1:3000', example: 'What is a lease?' },
      says: 'and type: What is a lease?',
    },
    {
      name: 'where questions go when there are none',
      about: { page: 'http://127.0.0.1:3000', example: undefined },
      says: 'There is nothing to look up yet: put questions in Markdown into content',
    },
    { name: 'what to set when nobody can reach it', about: {}, says: 'Nobody can reach the bot: set a token' },
    { name: 'how to stop it', about: { discord: true }, says: 'Press Ctrl+C to stop.' },
    { name: 'that changes are read', about: { watching: true }, says: 'changes are read at once' },
  ])('names $name', ({ about, says }) => {
    expect(linesOf({ ...allOff, ...about }).join('\n')).toContain(says);
  });

  it('is one log line where machines read', () => {
    const logged: LogRecord[] = [];
    announce(allOff, testLog(logged));
    expect(logged).toMatchObject([{ level: 'info', message: 'ready', fields: { entries: 12, discord: false } }]);
  });

  it('warns of nothing on a page that only this machine reaches', () => {
    expect(linesOf({ ...allOff, page: 'http://127.0.0.1:3000' }).join('\n')).not.toContain('Whoever');
  });
});
