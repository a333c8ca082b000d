/** Says what is kept of a person, hands it out, asks before it is deleted. */
import { bullet, rich, strong } from '../rich.ts';
import type { Block, Button, View } from '../view.ts';
import type { Kept, KeptKind, PersonalData } from './ports.ts';

/** In the order in which they are said: one of it, several of it. */
const words: Readonly<Record<KeptKind, readonly [one: string, several: string]>> = {
  answers: [
    'answer to a question of the day, with the points it names and how you said it went',
    'answers to questions of the day, with the points they name and how you said it went',
  ],
  glances: [
    'question of the day that you looked at, or wanted to be told of',
    'questions of the day that you looked at, or wanted to be told of',
  ],
  interviews: ['mock interview, with its scorecard', 'mock interviews, with their scorecards'],
  sayings: ['message that you said in it', 'messages that you said in them'],
  led: ['interview that you held with somebody else', 'interviews that you held with somebody else'],
  claims: ['phrase that you claimed for a point', 'phrases that you claimed for points'],
  ratings: ['note on your partner in a pair', 'notes on your partners in pairs'],
  reports: ['report of a problem with an entry', 'reports of problems with entries'],
  waiting: ['wish for a partner, with your name', 'wishes for a partner, with your name'],
  subscriptions: [
    'channel whose daily question you set up, with you as the one who is told of trouble',
    'channels whose daily question you set up, with you as the one who is told of trouble',
  ],
  privateMessages: ['message on this page that only you see', 'messages on this page that only you see'],
  publicMessages: [
    'message on this page that everybody sees, with your name',
    'messages on this page that everybody sees, with your name',
  ],
};

const order = Object.keys(words) as KeptKind[];

const exportButton: Button = { label: 'Export', action: { kind: 'privacy', verb: 'export' } };
const deleteButton: Button = {
  label: 'Delete my data',
  action: { kind: 'privacy', verb: 'delete' },
  style: 'danger',
};

export function privacyView(kept: Kept): View {
  const total = totalOf(kept);
  return {
    summary: total === 0 ? 'I keep nothing about you.' : 'What I keep about you.',
    blocks: [
      { kind: 'title', text: 'What I keep about you' },
      ...(total === 0 ? [text('Nothing.')] : listOf(kept)),
      text('With each is your id here, so that it is yours alone. What you look up is not kept with your id.'),
      {
        kind: 'note',
        text: rich('Marks of single events, which keep a double click from counting twice, go after a day.'),
      },
      ...(total === 0 ? [] : [{ kind: 'buttons', buttons: [exportButton, deleteButton] } as const]),
    ],
  };
}

export const fileName = 'what-i-keep.json';

/** `at`: when it was so. */
export function exportView(data: PersonalData, at: Temporal.Instant): View {
  return {
    summary: 'Everything that I keep about you, as a file.',
    blocks: [
      text('Here is everything that I keep about you.'),
      {
        kind: 'file',
        name: fileName,
        label: 'everything that I keep about you, as JSON',
        text: `${JSON.stringify({ at, ...data }, undefined, 2)}\n`,
      },
    ],
  };
}

/** `isRunning`: they are in an interview that is not over. */
export function deleteAskedView(kept: Kept, isRunning: boolean): View {
  if (totalOf({ ...kept, subscriptions: 0 }) === 0) return said('There is nothing of yours to delete.');
  return {
    summary: 'Delete what I keep about you?',
    blocks: [
      { kind: 'title', text: 'Delete what I keep about you?' },
      ...listOf({ ...kept, subscriptions: 0 }),
      ...(isRunning ? [text('The interview that you are in ends with it.')] : []),
      ...staysOf(kept).map(text),
      { kind: 'text', text: rich(strong('It is deleted at once and cannot be brought back.')) },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Delete it all', action: { kind: 'privacy', verb: 'deleted' }, style: 'danger' },
          { label: 'Export first', action: { kind: 'privacy', verb: 'export' } },
          { label: 'Keep it', action: { kind: 'privacy', verb: 'show' } },
        ],
      },
    ],
  };
}

export function deletedView(kept: Kept): View {
  return {
    summary: 'Deleted.',
    blocks: [{ kind: 'title', text: 'Deleted' }, ...listOf({ ...kept, subscriptions: 0 }), ...staysOf(kept).map(text)],
  };
}

/** What stays, each in a sentence. */
function staysOf({ answers, led, publicMessages, subscriptions }: Kept): readonly string[] {
  return [
    ...(answers > 0 ? ['How many answered, and answers already shown with a reveal, stay in the channel.'] : []),
    ...(led > 0 ? ['Interviews that you held stay with those you asked, without your name.'] : []),
    ...(publicMessages > 0
      ? ['Messages that everybody sees stay, without your name; those in your interviews go.']
      : []),
    ...(subscriptions > 0
      ? [
          'Daily questions that you set up are the channel’s and stay, with you as the one who is told of trouble: remove them there.',
        ]
      : []),
  ];
}

function listOf(kept: Kept): readonly Block[] {
  const items = order.flatMap((kind) => {
    const count = kept[kind];
    return count === 0 ? [] : [bullet(strong(String(count)), ` ${words[kind][count === 1 ? 0 : 1]}`)];
  });
  return items.length === 0 ? [] : [{ kind: 'bullets', items }];
}

function totalOf(kept: Kept): number {
  return order.reduce((sum, kind) => sum + kept[kind], 0);
}

function text(words: string): Block {
  return { kind: 'text', text: rich(words) };
}

function said(sentence: string): View {
  return { summary: sentence, blocks: [text(sentence)] };
}
