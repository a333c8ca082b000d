import { describe, expect, it } from 'vitest';
import { announce, linesOf, type Announcement } from '../src/startup.ts';
import { testLog, type LogRecord } from './deps.ts';

const allOff: Announcement = {
  contentDir: 'content',
  dataDir: 'data',
  entries: 12,
  complete: 12,
  unanswered: 0,
  oddities: 0,
  watching: false,
  page: undefined,
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
      says: '2 oddities: see npm run sysdesign -- check',
    },
    { name: 'that changes are read', about: { watching: true }, says: 'changes are read at once' },
  ])('names $name', ({ about, says }) => {
    expect(linesOf({ ...allOff, ...about }).join('\n')).toContain(says);
  });

  it('is one log line where machines read', () => {
    const logged: LogRecord[] = [];
    announce(allOff, testLog(logged));
    expect(logged).toMatchObject([{ level: 'info', message: 'ready', fields: { entries: 12, discord: false } }]);
  });
});
