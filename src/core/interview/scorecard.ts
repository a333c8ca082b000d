/**
 * What came of an interview: bands and not decimals, the candidate's own words beside each point, what was missed and why it
 * matters, and two things to work on. It measures coverage of the entry, not truth.
 */
import type { Entry } from '../model.ts';
import { plain } from '../model.ts';
import type { Grade, Grader, PointGrade } from '../ports.ts';
import { shorten } from '../rich.ts';
import { adviceOn } from './advice.ts';
import { depth, design, dimensionsOf, type Talk } from './dimensions.ts';
import type { Interview } from './model.ts';
import { type Said, textOf } from './scene.ts';
import { scoreOf } from './score.ts';
import type { Band, CardDimension, CardPoint, Scorecard } from './scorecard-model.ts';

export interface Finished {
  readonly interview: Pick<Interview, 'hints' | 'gaveUp' | 'shown' | 'clarified' | 'ticks'>;
  readonly entry: Entry;
  /** Titles of the phases, in order. */
  readonly phases: readonly string[];
  readonly sayings: readonly Said[];
}

/** Scores from which a band is reached. */
const bandFrom = { at: 45, above: 72 };
/** Score lost by each hint. */
const hintCost = 3;
const longestWhy = 240;

export function scorecardOf({ interview, entry, phases, sayings }: Finished, grader: Grader): Scorecard {
  const spoken = phases.map((title, phase) => ({
    title,
    text: textOf(sayings.filter((saying) => saying.phase === phase)),
    gaveUp: interview.gaveUp.includes(phase),
  }));
  const grade = grader.grade(entry, textOf(spoken));
  const points = grade.points.map((point) => cardPoint(point, { entry, interview, spoken }));
  const talk: Talk = { phases: spoken, clarified: interview.clarified.length, guard: grade.guard };
  // What was ticked may have been spoken aloud.
  const isSpoken = Object.keys(interview.ticks).length > 0 && grade.guard === 'short';
  const remark = isSpoken ? undefined : remarkOn(grade);
  return judged(
    {
      title: entry.title,
      points,
      traps: grade.traps,
      dimensions: dimensionsOf(entry, talk, points, grade.traps.length),
      links: [entry.id, ...entry.related.slice(0, 3)],
      hints: interview.hints.length,
      gaveUp: spoken.filter(({ gaveUp }) => gaveUp).map(({ title }) => title),
      ...(remark === undefined ? {} : { remark }),
    },
    entry.id,
  );
}

/** The card when a point of it has changed: what follows from the points follows again. */
export function withPoint(card: Scorecard, index: number, change: Partial<CardPoint>): Scorecard {
  const points = card.points.map((point, at) => (at === index ? { ...point, ...change } : point));
  const renewed: Readonly<Record<string, CardDimension>> = {
    design: design(points),
    depth: depth(points, card.traps.length),
  };
  const dimensions = card.dimensions.map((dimension) => renewed[dimension.name] ?? dimension);
  return judged({ ...card, points, dimensions }, card.links[0]);
}

function judged(card: Omit<Scorecard, 'score' | 'band' | 'workOn'>, entry: string | undefined): Scorecard {
  const score = Math.max(0, scoreOf(card.points, card.traps.length) - hintCost * card.hints);
  return { ...card, score, band: bandOf(score, card.traps.length), workOn: adviceOn(card, entry) };
}

function bandOf(score: number, traps: number): Band {
  if (score < bandFrom.at) return 'below the bar';
  return score >= bandFrom.above && traps === 0 ? 'above the bar' : 'at the bar';
}

interface Context {
  readonly entry: Entry;
  readonly interview: Finished['interview'];
  readonly spoken: readonly { readonly title: string; readonly text: string }[];
}

const rank = { missing: 0, named: 1, explained: 2 } as const;

function cardPoint(grade: PointGrade, { entry, interview, spoken }: Context): CardPoint {
  const point = entry.points.find(({ head }) => plain(head) === grade.name);
  const why = point?.details[0] && firstSentence(plain(point.details[0].text));
  const state = stateOf(grade, interview);
  return {
    name: grade.name,
    weight: point?.weight ?? 0,
    state,
    ...(state === 'missing' ? {} : evidence(grade, spoken)),
    ...(why === undefined ? {} : { why }),
  };
}

/** What the interviewer of a pair ticked counts like what was typed; what giving up has shown counts no more. */
function stateOf({ name, state }: PointGrade, { ticks, shown }: Context['interview']): PointGrade['state'] {
  const ticked = ticks[name] ?? 'missing';
  const earned = shown.includes(name) ? 'missing' : state;
  return rank[ticked] > rank[earned] ? ticked : earned;
}

function evidence({ quote }: PointGrade, spoken: Context['spoken']): Pick<CardPoint, 'quote' | 'phase'> {
  if (quote === undefined) return {};
  const phase = spoken.find(({ text }) => holds(text, quote))?.title;
  return { quote, ...(phase === undefined ? {} : { phase }) };
}

function holds(text: string, quote: string): boolean {
  return text.replaceAll(/\s+/g, ' ').includes(quote.replaceAll('…', ''));
}

function firstSentence(text: string): string {
  return shorten(/^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text, longestWhy);
}

function remarkOn({ guard }: Grade): string | undefined {
  switch (guard) {
    case 'short':
      return 'You said very little, so there is little to go by.';
    case 'list':
      return 'You listed terms. A point counts when a sentence says what it is for.';
    case 'stuffed':
      return 'Nearly all your words are terms of the subject. A point counts when a sentence says how they hang together.';
    case 'copied':
      return 'Most of this is the text of the entry itself. Say it in your own words and it will count.';
    case undefined:
      return undefined;
  }
}
