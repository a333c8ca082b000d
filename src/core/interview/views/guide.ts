/** The interviewer's card, for one person's eyes: what to say in this phase, what may be asked, and the points to tick. Each page fits a message of 4,000 characters. */
import type { Bullet, Entry, FollowUp, Point, Rich } from '../../model.ts';
import { plain } from '../../model.ts';
import { bullet, rich, shorten, strong } from '../../rich.ts';
import type { Block, Button, View } from '../../view.ts';
import { pointProbed } from '../follow-ups.ts';
import type { Interview } from '../model.ts';
import type { Tick } from '../pairs/states.ts';
import { planOf, type PlannedPhase } from '../plan.ts';
import { pointsOf } from '../points-of.ts';

type Shown = Pick<Interview, 'id' | 'interviewer' | 'phase' | 'ticks' | 'state'>;

export const guidePages = ['This phase', 'Questions', 'Rubric'] as const;

/** Characters that the bullets of a page share. */
const budget = 2800;

export function guideView(interview: Shown, entry: Entry, page: number): View {
  const shown = [phasePage, questionsPage, rubricPage][page - 1] ?? phasePage;
  const title = shorten(`Interviewer’s card: ${entry.title}`, 150);
  return {
    summary: shorten(`${title}. ${guidePages[page - 1] ?? guidePages[0]}.`, 300),
    blocks: [{ kind: 'title', text: title }, ...shown(interview, entry), turning(interview.id, page)],
  };
}

function turning(interview: number, page: number): Block {
  const buttons = guidePages.flatMap((label, index): Button[] =>
    index + 1 === page ? [] : [{ label, action: { kind: 'guide', interview, page: index + 1 } }],
  );
  return { kind: 'buttons', buttons };
}

function phasePage(interview: Shown, entry: Entry): Block[] {
  const { phases, changes } = planOf(entry);
  const phase = phases[interview.phase];
  const points = pointsOf(entry, phase?.kind);
  const [change] = phase?.kind === 'dive' ? changes : [];
  return [
    { kind: 'heading', text: `${phase?.title ?? 'Interview'} (${interview.phase + 1} of ${phases.length})` },
    { kind: 'lead', text: rich(openingOf(phase)) },
    ...(change === undefined
      ? []
      : [{ kind: 'text', text: rich(strong('Then change one thing:'), ` ${shorten(change, 300)}`) } as const]),
    ...listed('If they ask', phase?.kind === 'clarify' ? clarifications(entry, 1200) : []),
    ...listed(
      'Numbers',
      phase?.kind === 'estimate' ? entry.estimate.slice(0, 6).map(({ text }) => bullet(shorten(plain(text), 200))) : [],
    ),
    ...listed(
      'Listen for',
      points.slice(0, 12).map((head) => bullet(`${marks[tickOf(interview, head)]} ${shorten(head, 100)}`)),
    ),
    ...listed(
      'Hints, in this order, when they are stuck',
      entry.hints.map((hint) => bullet(shorten(plain(hint), 300))),
    ),
  ];
}

function openingOf(phase: PlannedPhase | undefined): string {
  const prompt = phase?.prompt ?? '';
  return prompt === '' ? 'Ask about what you have not heard yet; the next page has questions.' : `Say: ${prompt}`;
}

function questionsPage(_interview: Shown, entry: Entry): Block[] {
  const room = entry.followUps.length === 0 ? budget : entry.clarify.length === 0 ? 0 : budget / 2;
  return [
    ...listed('What they may ask you', clarifications(entry, room)),
    ...listed('What you can ask them', followUps(entry, budget - room)),
    ...(entry.followUps.length + entry.clarify.length === 0
      ? [
          {
            kind: 'text',
            text: rich('There are no questions for this one. Ask why, and what else they thought of.'),
          } as const,
        ]
      : []),
  ];
}

function rubricPage(interview: Shown, entry: Entry): Block[] {
  const points = graded(entry);
  const room = Math.min(320, Math.floor(budget / Math.max(1, points.length)) - 110);
  return [
    ...listed(
      'The points of a good answer',
      points.map(({ head, details }) => {
        const name = plain(head);
        const detail = details[0] === undefined || room < 20 ? '' : ` ${shorten(plain(details[0].text), room)}`;
        const state = tickOf(interview, name);
        return bullet(strong(`${marks[state]} ${shorten(name, 90)}`), state === 'none' ? '.' : ` (${state}).`, detail);
      }),
    ),
    {
      kind: 'note',
      text: rich(
        'Press a point when you hear it: once for named, again for explained with a reason, again for neither.',
      ),
    },
    ...(interview.state === 'running' || interview.state === 'paused'
      ? [{ kind: 'buttons', buttons: points.map((point, index) => tickButton(interview, point, index)) } as const]
      : []),
  ];
}

const marks: Readonly<Record<Tick, string>> = { none: '○', named: '◐', explained: '●' };
const after: Readonly<Record<Tick, Tick>> = { none: 'named', named: 'explained', explained: 'none' };
/** Slack takes 25 buttons in a row of its own, and Discord 40 components in all. */
const mostPoints = 15;

function tickButton(interview: Shown, { head }: Point, point: number): Button {
  const name = plain(head);
  const state = tickOf(interview, name);
  const next = after[state];
  return {
    label: `${marks[state]} ${shorten(name, 40)}`,
    action: { kind: 'tick', interview: interview.id, point, state: next },
    spoken: shorten(`${next === 'none' ? 'Not heard' : next}: ${name}`, 75),
  };
}

function tickOf({ ticks }: Pick<Interview, 'ticks'>, head: string): Tick {
  return ticks[head] ?? 'none';
}

/** Those that count, in the entry's order: a tick names one by its place. */
export function graded({ points }: Pick<Entry, 'points'>): readonly Point[] {
  return points.filter(({ weight }) => weight !== undefined).slice(0, mostPoints);
}

function clarifications({ clarify }: Entry, room: number): readonly Bullet[] {
  const each = eachOf(room, clarify.length);
  return clarify.map(({ question, answer }) => asking(question, answer, each));
}

function followUps({ followUps: all, points }: Entry, room: number): readonly Bullet[] {
  const each = eachOf(room, all.length);
  return all.map((one) => asking(one.question, one.answer, each, probed(one, points)));
}

function probed(one: FollowUp, points: readonly Point[]): string {
  const point = pointProbed(one, points);
  return point === undefined ? '' : ` Probes: ${shorten(plain(point.head), 60)}.`;
}

function asking(question: Rich, answer: Rich, each: number, probes = ''): Bullet {
  const room = Math.max(40, each - probes.length);
  return bullet(
    strong(shorten(plain(question), Math.ceil(room / 2))),
    ` ${shorten(plain(answer), Math.floor(room / 2))}`,
    probes,
  );
}

function eachOf(room: number, count: number): number {
  return Math.min(500, Math.floor(room / Math.max(1, count)));
}

function listed(text: string, items: readonly Bullet[]): Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text },
        { kind: 'bullets', items },
      ];
}
