/** The reveal: the answer in short, what most people missed, and what some of them wrote. One message on every platform. */
import { blockCost, bulletCost } from '../../lookup/budget.ts';
import { plain, type Bullet, type Entry, type Person } from '../../model.ts';
import { bullet, rich, shorten, strong } from '../../rich.ts';
import type { Block, Button, View } from '../../view.ts';
import { longestTitle } from '../../lookup/sections.ts';
import type { Attempt, Round } from '../model.ts';
import { selfGradeButtons } from './self-grade.ts';

export interface RevealOptions {
  readonly round: Pick<Round, 'id' | 'number'>;
  readonly entry: Entry | undefined;
  readonly answered: number;
  /** How many answers miss each point, by its head. */
  readonly missed: ReadonlyMap<string, number>;
  /** Answers that others may read; the first few are shown. */
  readonly shared: readonly Attempt[];
  readonly sharedInAll: number;
  readonly toPing: readonly Person[];
}

/** Cost units of the whole message, as in core/lookup/budget.ts: leaves room for title, counts and buttons. */
const budget = 3000;
const longestShared = 280;
/** Answers shown; the others are behind a button. */
export const mostShared = 2;

export function revealView(options: RevealOptions): View {
  const { round, entry, toPing } = options;
  const title = entry?.title ?? 'The answer to this question has been taken out of the corpus';
  const head: Block[] = [
    { kind: 'title', text: shorten(`Answer ${round.number}: ${title}`, longestTitle) },
    ...(entry === undefined ? goneBlocks() : leadBlocks(entry)),
  ];
  const tail: Block[] = [...countBlocks(options), ...sharedBlocks(options)];
  const left = budget - [...head, ...tail].reduce((sum, block) => sum + blockCost(block), 0);
  return {
    summary: shorten(`The answer to question ${round.number} is here: ${title}`, 300),
    ...(toPing.length === 0 ? {} : { mentions: toPing.map(({ id }) => ({ kind: 'person', id })) }),
    blocks: [
      ...head,
      ...(entry === undefined ? [] : bodyBlocks(entry, left)),
      ...tail,
      { kind: 'buttons', buttons: buttonsOf(options) },
    ],
  };
}

function goneBlocks(): Block[] {
  return [
    {
      kind: 'text',
      text: rich('Its entry was removed after the question had been asked, so there is no answer to show. Sorry.'),
    },
  ];
}

function leadBlocks({ short }: Entry): Block[] {
  return short === undefined ? [] : [{ kind: 'lead', text: short }];
}

/** Points first, then the picture, then what an interviewer would ask next: as much as fits. */
function bodyBlocks(entry: Entry, room: number): Block[] {
  const points = takeWhileCheap(
    entry.points.map((point): Bullet => {
      const [reason] = point.details;
      return {
        text: plain(point.head) === '' ? point.head : rich(strong(plain(point.head))),
        children: reason ? [reason] : [],
      };
    }),
    room * 0.7,
  );
  const spent = points.reduce((sum, item) => sum + bulletCost(item), 0);
  const followUps = takeWhileCheap(
    entry.followUps.map(({ question }) => ({ text: question, children: [] })),
    room - spent - 60,
  ).slice(0, 3);
  const { diagram } = entry;
  return [
    { kind: 'bullets', items: points },
    ...(diagram === undefined ? [] : [{ kind: 'picture', hash: diagram.hash, alt: diagram.alt, caption: '' } as const]),
    ...(followUps.length === 0
      ? []
      : [{ kind: 'heading', text: 'What comes next' } as const, { kind: 'bullets', items: followUps } as const]),
  ];
}

/** Whole items while they fit; one whose children do not fit goes without them. */
function takeWhileCheap(items: readonly Bullet[], room: number): Bullet[] {
  const taken: Bullet[] = [];
  let left = room;
  for (const item of items) {
    const bare = { ...item, children: [] };
    const fitting = bulletCost(item) <= left - 60 * (items.length - taken.length - 1) ? item : bare;
    left -= bulletCost(fitting);
    if (left < 0) break;
    taken.push(fitting);
  }
  return taken;
}

function countBlocks({ answered, missed }: RevealOptions): Block[] {
  if (answered === 0) return [{ kind: 'text', text: rich('Nobody answered this one. Late answers are welcome.') }];
  const people = answered === 1 ? '1 person answered' : `${answered} people answered`;
  const most = [...missed].toSorted(([, a], [, b]) => b - a).slice(0, 3);
  if (most.length === 0) return [{ kind: 'text', text: rich(`${people}.`) }];
  return [
    { kind: 'text', text: rich(`${people}. Most often missed:`) },
    {
      kind: 'bullets',
      items: most.map(([point, times]) => bullet(`${shorten(point, 120)} (${times} of ${answered})`)),
    },
  ];
}

function sharedBlocks({ shared, sharedInAll }: RevealOptions): Block[] {
  if (sharedInAll === 0) return [];
  return [
    { kind: 'heading', text: sharedInAll === 1 ? 'An answer that was shared' : 'Answers that were shared' },
    { kind: 'bullets', items: shared.slice(0, mostShared).map((attempt) => sharedBullet(attempt, longestShared)) },
  ];
}

/** Without a name: nobody agreed to more than that. */
export function sharedBullet({ text = '', named, missed, late }: Attempt, longest: number): Bullet {
  const points = named.length + missed.length;
  const head = points === 0 ? 'An answer' : `Names ${named.length} of ${points} points`;
  return {
    text: rich(strong(`${head}${late ? ', late' : ''}: `), shorten(text.replace(/\s+/g, ' '), longest)),
    children: [],
  };
}

function buttonsOf({ round, entry, sharedInAll }: RevealOptions): Button[] {
  const { id } = round;
  return [
    ...selfGradeButtons(id),
    ...(entry === undefined
      ? []
      : [{ label: 'Whole entry', action: { kind: 'show', entry: entry.id, page: 1 } } as const]),
    ...(sharedInAll > mostShared
      ? [{ label: `All ${sharedInAll} answers`, action: { kind: 'answers', round: id, page: 1 } } as const]
      : []),
  ];
}
