/** The post: the question, when its answer comes, and how many have answered. It says nothing that is worth hiding. */
import type { Entry } from '../../model.ts';
import { link, rich, shorten } from '../../rich.ts';
import type { Block, Button, View } from '../../view.ts';
import { longestTitle } from '../../lookup/sections.ts';
import type { Round, Subscription } from '../model.ts';
import { momentIn } from './moment.ts';

export interface QuestionOptions {
  readonly round: Pick<Round, 'id' | 'number' | 'revealAt' | 'revealedAt'>;
  readonly subscription: Pick<Subscription, 'schedule' | 'ping'>;
  /** Absent when it has been taken out of the corpus since. */
  readonly entry: Entry | undefined;
  /** Committed answers. */
  readonly answered: number;
  /** The address of the reveal. */
  readonly revealLink?: string;
  /** Of the first post; an edit notifies nobody. */
  readonly notify: boolean;
}

export function questionView(options: QuestionOptions): View {
  const { round, subscription, entry, answered, notify } = options;
  const title = entry?.title ?? 'This question has been taken out of the corpus.';
  const ping = subscription.ping;
  return {
    summary: shorten(`Question ${round.number}: ${title}`, 300),
    ...(notify && ping !== undefined ? { mentions: [{ kind: 'role', id: ping }] } : {}),
    blocks: [
      { kind: 'title', text: shorten(title, longestTitle) },
      { kind: 'facts', facts: [{ label: 'Question', value: String(round.number) }, ...factsOf(entry)] },
      ...(entry === undefined ? [] : wantedBlocks(entry)),
      whenBlock(options),
      { kind: 'note', text: rich(answeredInWords(answered)) },
      { kind: 'buttons', buttons: buttonsOf(round, entry) },
    ],
  };
}

function factsOf(entry: Entry | undefined): { readonly label: string; readonly value: string }[] {
  if (entry === undefined) return [];
  const topic = entry.topic === '' ? entry.category : entry.topic;
  return [
    ...(topic === '' ? [] : [{ label: 'Topic', value: shorten(topic, 120) }]),
    ...(entry.difficulty === undefined ? [] : [{ label: 'Difficulty', value: entry.difficulty }]),
  ];
}

function wantedBlocks(entry: Entry): Block[] {
  const points = entry.points.filter(({ weight }) => weight !== undefined).length;
  if (points === 0) return [];
  const choice = entry.tradeoffs === undefined ? '' : ', and says when it would choose otherwise';
  return [{ kind: 'text', text: rich(`A strong answer makes ${points} points with a reason for each${choice}.`) }];
}

function whenBlock({ round, subscription, revealLink }: QuestionOptions): Block {
  const { zone } = subscription.schedule;
  if (round.revealedAt === undefined) {
    return {
      kind: 'text',
      text: rich('Answers stay private until the reveal: ', momentIn(zone, round.revealAt), '.'),
    };
  }
  const where = revealLink === undefined ? 'in the thread' : link('read the answer', revealLink);
  return { kind: 'lead', text: rich('Revealed: ', where, '.') };
}

function answeredInWords(answered: number): string {
  if (answered === 0) return 'Nobody has answered yet.';
  return answered === 1 ? '1 person has answered.' : `${answered} people have answered.`;
}

function buttonsOf({ id, revealedAt }: QuestionOptions['round'], entry: Entry | undefined): Button[] {
  const answer: Button = { label: 'Answer', action: { kind: 'answer', round: id }, style: 'primary' };
  if (entry === undefined) return [answer];
  const hint: Button[] =
    entry.hints.length === 0 ? [] : [{ label: 'Hint', action: { kind: 'hint', round: id, rung: 1 } }];
  const peek: Button = { label: 'Reveal for me', action: { kind: 'peek', round: id } };
  const ping: Button[] =
    revealedAt === undefined
      ? [
          {
            label: 'Ping me',
            action: { kind: 'ping', round: id },
            spoken: 'Notify me when the answer is revealed, or stop',
          },
        ]
      : [];
  return [answer, ...hint, peek, ...ping];
}
