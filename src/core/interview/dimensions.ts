/** The five levels of a scorecard, each with the sentence that says what was seen. */
import type { Entry } from '../model.ts';
import { plain } from '../model.ts';
import type { Guard } from '../ports.ts';
import type { CardDimension, CardPoint, Level } from './scorecard-model.ts';
import { fewWords } from './scene.ts';
import { sharedStems, weighings } from './trade-off-talk.ts';

/** What was said in one phase. */
export interface PhaseTalk {
  readonly title: string;
  readonly text: string;
  readonly gaveUp: boolean;
}

export interface Talk {
  readonly phases: readonly PhaseTalk[];
  /** Questions of the entry that the candidate asked. */
  readonly clarified: number;
  readonly guard: Guard | undefined;
}

/** Shares of the rubric's weight from which a level is reached. */
const designFrom = [0.15, 0.45, 0.75] as const;
const depthFrom = [0.1, 0.3, 0.6] as const;
/** Sentences that weigh. */
const weighingsFrom = [1, 2, 4] as const;
/** Different stems of the question and its short answer from which first words are about it. */
const framedFrom = 4;
/** A figure with something it counts: 500 req/s, 3 TB, 20 * 86,400. */
const estimate =
  /\d[\d,._]*\s*(?:[kmb%x*×/s]|million|billion|thousand|ms|sec\w*|qps|rps|tps|req\w*|users?|people|writes?|reads?|rows?|messages?|[kmgtp]i?b)\b/i;

export function dimensionsOf(
  entry: Entry,
  talk: Talk,
  points: readonly CardPoint[],
  traps: number,
): readonly CardDimension[] {
  return [
    entry.kind === 'design' ? requirements(entry, talk) : framing(entry, talk, points),
    design(points),
    depth(points, traps),
    tradeOffs(entry, talk),
    communication(talk),
  ];
}

function requirements({ clarify }: Entry, { clarified, phases }: Talk): CardDimension {
  const hasNumbers = phases.some(({ text }) => estimate.test(text));
  const share = clarify.length === 0 ? 0 : clarified / clarify.length;
  const level = Math.min(3, (share >= 0.5 ? 2 : clarified > 0 ? 1 : 0) + (hasNumbers ? 1 : 0)) as Level;
  const asked =
    clarified === 0
      ? 'You asked none of the questions worth asking'
      : `You asked ${clarified} of ${clarify.length} questions worth asking`;
  return {
    name: 'requirements',
    level,
    because: `${asked}, and ${hasNumbers ? 'put numbers on the task' : 'put no number on the task'}.`,
  };
}

/** A concept has no requirements to ask for: what counts is whether the first words frame it, and reach a point of it. */
function framing(entry: Entry, { phases }: Talk, points: readonly CardPoint[]): CardDimension {
  const [first] = phases;
  const isSaid = wordsIn(first?.text ?? '') >= fewWords;
  const early = points.filter(({ quote, phase }) => quote !== undefined && phase === first?.title).length;
  const frames = isSaid && sharedStems(first?.text ?? '', [entry.title, plain(entry.short ?? [])]) >= framedFrom;
  const level = Math.min(3, early + (frames ? 2 : isSaid ? 1 : 0)) as Level;
  const because = [
    'You began without a sentence that says what it is about.',
    'Your first words stayed at the edge of the subject.',
    'Your first words said what it is about.',
    'Your first words said what it is about, and went to the heart of it.',
  ];
  return { name: 'requirements', level, because: because[level] ?? '' };
}

export function design(points: readonly CardPoint[]): CardDimension {
  const earned = points.filter(({ state }) => state !== 'missing' && state !== 'retried');
  const level = levelOf(weightOf(earned) / weightOf(points), designFrom);
  return { name: 'design', level, because: `You brought up ${earned.length} of ${points.length} points.` };
}

export function depth(points: readonly CardPoint[], traps: number): CardDimension {
  const reasoned = points.filter(({ state }) => state === 'explained' || state === 'claimed');
  const level = levelOf(weightOf(reasoned) / weightOf(points), depthFrom);
  const wrong =
    traps === 0 ? '' : traps === 1 ? ' One wrong claim counts against it.' : ` ${traps} wrong claims count against it.`;
  return {
    name: 'depth',
    level: Math.max(0, level - traps) as Level,
    because: `You gave a reason with ${reasoned.length} of ${points.length} points.${wrong}`,
  };
}

function tradeOffs(entry: Entry, { phases, guard }: Talk): CardDimension {
  const earns = guard === undefined || guard === 'short';
  const count = earns ? phases.reduce((sum, { text }) => sum + weighings(text, entry), 0) : 0;
  const because =
    count === 0
      ? 'No sentence said what a choice costs, or when another fits better.'
      : `${count === 1 ? 'One sentence' : `${count} sentences`} said what a choice costs, or when another fits better.`;
  return { name: 'trade-offs', level: levelOf(count, weighingsFrom), because };
}

function communication({ phases, guard }: Talk): CardDimension {
  const spoken = phases.filter(({ text, gaveUp }) => !gaveUp && wordsIn(text) >= fewWords).length;
  const because = `You answered in ${spoken} of ${phases.length} phases`;
  if (guard !== undefined && guard !== 'short') {
    return {
      name: 'communication',
      level: spoken === 0 ? 0 : 1,
      because: `${because}, but hardly in sentences of your own.`,
    };
  }
  const share = phases.length === 0 ? 0 : spoken / phases.length;
  return {
    name: 'communication',
    level: levelOf(share, [0.01, 0.6, 1]),
    because: `${because}, in sentences of your own.`,
  };
}

function levelOf(value: number, from: readonly [number, number, number]): Level {
  return from.filter((bound) => value >= bound).length as Level;
}

function weightOf(points: readonly CardPoint[]): number {
  return points.reduce((sum, { weight }) => sum + weight, 0);
}

function wordsIn(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}
