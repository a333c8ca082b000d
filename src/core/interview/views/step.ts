/** One message a step: what the interviewer asks, how much time there is, and what the candidate can press. */
import type { Bullet, Entry, Rich, Span } from '../../model.ts';
import { plain } from '../../model.ts';
import { bullet, rich, shorten, strong } from '../../rich.ts';
import type { Block, Button, View } from '../../view.ts';
import { markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import { promptOf } from '../pairs/prompts.ts';
import { planOf, type PlannedPhase } from '../plan.ts';
import { pointsOf } from '../points-of.ts';
import { stepsOf } from '../steps.ts';
import { budgetOf, phaseEndsAt } from '../timing.ts';
import { guideButton } from './invitation.ts';

const minuteMs = 60_000;

/** The present step of one that is running or paused. */
export function stepView(interview: Interview, entry: Entry): View {
  const { phases } = planOf(entry);
  const steps = stepsOf(interview, phases);
  const present = steps.at(-1) ?? { phase: interview.phase };
  const phase = phases[present.phase];
  const isOpening = steps.filter((step) => step.phase === present.phase).length === 1;
  const asks = present.question ?? promptOf(phase, interview);
  return {
    summary: shorten(`${phase?.title ?? 'Interview'}: ${asks}`, 300),
    ...mentionsOf(interview),
    blocks: [
      { kind: 'title', text: titleOf(phase, interview, phases) },
      ...(interview.step === 1 ? welcome(interview, entry) : []),
      ...(isOpening ? givenUpBlocks(interview, entry, phases) : []),
      { kind: 'lead', text: rich(asks) },
      { kind: 'note', text: timeOf(interview, phases) },
      { kind: 'buttons', buttons: buttonsOf(interview, entry) },
    ],
  };
}

function titleOf(phase: PlannedPhase | undefined, { phase: at }: Interview, phases: readonly PlannedPhase[]): string {
  return `${phase?.title ?? 'Interview'} (${at + 1} of ${phases.length})`;
}

const howAlone =
  'Write as you would speak, in as many messages as you like, then press Next. I mostly listen. ' +
  'A line that begins with # is a note to yourself and does not count.';
const howInPair =
  'Candidate: what you write here counts; press Next when you are done with a part. Interviewer: your card has what to ask, the ' +
  'hints, and the points to tick when you hear them. I keep the time, and stay out of it.';

/** Two find their room by its first message, and may find it no other way. */
function mentionsOf({ candidate, interviewer, step }: Interview): Pick<View, 'mentions'> {
  if (interviewer === undefined || step !== 1) return {};
  return { mentions: [candidate, interviewer].map(({ id }) => ({ kind: 'person', id })) };
}

function welcome({ length, interviewer }: Interview, { title }: Entry): Block[] {
  return [
    { kind: 'text', text: rich(`Welcome. We have ${length} minutes for this: `, strong(shorten(title, 200))) },
    {
      kind: 'text',
      text: rich(interviewer === undefined ? howAlone : howInPair),
    },
  ];
}

/** What belonged to the phase before, when that was given up. */
function givenUpBlocks({ phase, gaveUp, shown }: Interview, entry: Entry, phases: readonly PlannedPhase[]): Block[] {
  const before = phases[phase - 1];
  if (before === undefined || !gaveUp.includes(phase - 1)) return [];
  const items = givenUpItems(entry, before, shown);
  if (items.length === 0) return [{ kind: 'text', text: rich('You have said what belongs there. Let us go on.') }];
  return [
    { kind: 'text', text: rich(strong(`${before.title}: this is what fits there.`)) },
    { kind: 'bullets', items },
  ];
}

const longestItem = 220;
const mostItems = 6;

function givenUpItems(entry: Entry, { kind }: PlannedPhase, shown: readonly string[]): readonly Bullet[] {
  if (kind === 'clarify') {
    return entry.clarify.slice(0, mostItems).map(({ question, answer }) => {
      return bullet(strong(shorten(plain(question), longestItem)), ` ${shorten(plain(answer), longestItem)}`);
    });
  }
  if (kind === 'estimate') {
    return entry.estimate.slice(0, mostItems).map(({ text }) => bullet(shorten(plain(text), longestItem)));
  }
  const heads = pointsOf(entry, kind).filter((head) => shown.includes(head));
  return entry.points
    .filter(({ head }) => heads.includes(plain(head)))
    .map(({ head, details }) => {
      const why = details[0] === undefined ? '' : ` ${shorten(plain(details[0].text), longestItem)}`;
      return bullet(strong(shorten(plain(head), 100)), why);
    });
}

function timeOf(interview: Interview, phases: readonly PlannedPhase[]): Rich {
  const { state, told, phaseUsedMs } = interview;
  const budget = budgetOf(interview, phases);
  if (state === 'paused') return rich(`Paused, with ${minutesOf(budget - phaseUsedMs)} left for this part.`);
  const ends = phaseEndsAt(interview, phases);
  if (ends === undefined) return rich('Not begun yet.');
  if (told === 100) return rich('The time for this part is over. Finish your sentence; in a moment we go on.');
  const begin = {
    0: `${minutesOf(budget)} for this part, which ends `,
    50: 'Half of the time is gone. This part ends ',
    90: 'The time is nearly over. This part ends ',
  }[told];
  return rich(begin, relative(ends), '.');
}

function relative(at: Temporal.Instant): Span {
  const time = at.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
  return { text: `at ${time} UTC`, moment: { at: Math.floor(at.epochMilliseconds / 1000), show: 'relative' } };
}

export function minutesOf(ms: number): string {
  const minutes = Math.max(0, Math.round((ms / minuteMs) * 2) / 2);
  return minutes < 1 ? 'less than a minute' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

/** `next` is there in any state: by it the message is found again. */
function buttonsOf(interview: Interview, entry: Entry): Button[] {
  const { id, step, state, hints } = interview;
  const isPair = interview.interviewer !== undefined;
  const card = isPair ? [guideButton(id)] : [];
  const here = { interview: id, step };
  const of = (verb: 'giveup' | 'pause' | 'resume' | 'end') => ({ kind: 'mock', verb, ...here }) as const;
  const next: Button = { label: 'Next', action: markers.step(interview), spoken: 'Done with this, go on to the next' };
  const end: Button = { label: 'End', action: of('end'), spoken: 'End the interview' };
  if (state === 'paused') return [{ label: 'Resume', action: of('resume'), style: 'primary' }, next, end, ...card];
  // Of two, one gives the hints.
  const hasHint = !isPair && hints.length < entry.hints.length;
  return [
    { label: 'Answer', action: { kind: 'speak', ...here }, style: 'primary', spoken: 'Answer in a form' },
    next,
    ...(hasHint
      ? [
          {
            label: 'Hint (−)',
            action: { kind: 'clue', ...here },
            spoken: 'Take a hint, which costs a little of the score',
          } as const,
        ]
      : []),
    { label: 'Give up phase', action: of('giveup'), spoken: 'Show what belongs to this part and go on' },
    { label: 'Pause', action: of('pause') },
    end,
    ...card,
  ];
}

/** A step that is over: what was asked, and how long it took. */
export function overView(interview: Interview, entry: Entry | undefined, number: number): View {
  const phases = entry === undefined ? [] : planOf(entry).phases;
  const step = stepsOf(interview, phases)[number - 1];
  const phase = step && phases[step.phase];
  if (step === undefined || phase === undefined) return doneView('Interview', '', 'Done.');
  const used = interview.usedMs[step.phase];
  const done = interview.gaveUp.includes(step.phase) ? 'Given up' : 'Done';
  const took = used === undefined ? 'Done.' : `${done} after ${minutesOf(used)}.`;
  return doneView(
    `${phase.title} (${step.phase + 1} of ${phases.length})`,
    step.question ?? promptOf(phase, interview),
    took,
  );
}

function doneView(title: string, asked: string, took: string): View {
  return {
    summary: shorten(`${title}: ${took}`, 300),
    blocks: [
      { kind: 'title', text: title },
      ...(asked === '' ? [] : [{ kind: 'text', text: rich(asked) } as const]),
      { kind: 'note', text: rich(took) },
    ],
  };
}
