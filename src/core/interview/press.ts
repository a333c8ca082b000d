/** What the buttons of a step do. Rights and the step are looked at again at every press. */
import { UserError } from '../errors.ts';
import type { Action } from '../action.ts';
import { isSame, type Person } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { Form, Reply, View } from '../view.ts';
import { turn, type Turned } from './flow.ts';
import { withoutAsides } from './heard.ts';
import { keep } from './listen.ts';
import type { Interview } from './model.ts';
import { theirs } from './pairs/people.ts';
import { promptOf } from './pairs/prompts.ts';
import { planOf } from './plan.ts';
import { wordsIn } from './scene.ts';
import { stepsOf } from './steps.ts';
import {
  endAskedView,
  hintsView,
  hintView,
  longestForm,
  speakForm,
  standstillLines,
  tooLateView,
} from './views/said.ts';
import { lineView, shown } from '../replies.ts';

type Press = Extract<Action, { kind: 'mock' }>;

/** What a button of a step names. */
interface OfStep {
  readonly interview: number;
  readonly step: number;
}

/** Who pressed, with the id of the event. */
export interface Presser {
  readonly id: string;
  readonly from: Person;
}

/** Throws a UserError for everybody but the candidate. */
export async function candidatesOwn(id: number, from: Person, { store }: Pick<Deps, 'store'>): Promise<Interview> {
  const interview = await store.interviews.get(id);
  if (interview === undefined || !isSame(interview.candidate, from)) {
    throw new UserError(
      'not-the-candidate',
      'Only the candidate of this interview can do that.',
      'Start one of your own: mock start.',
    );
  }
  return interview;
}

/** Throws a UserError for everybody but the candidate and, in a pair, the interviewer. */
async function timekeepers(id: number, from: Person, deps: Pick<Deps, 'store'>): ReturnType<typeof theirs> {
  const interview = await deps.store.interviews.get(id);
  return interview?.interviewer === undefined
    ? { interview: await candidatesOwn(id, from, deps), role: 'candidate' }
    : theirs(id, from, deps);
}

export async function pressed(press: Press, { from }: Presser, deps: Deps): Promise<Reply> {
  const { interview: id, step, verb } = press;
  // Of two, either keeps the time; what belongs to a phase is the candidate's to give up.
  const interview =
    verb === 'giveup' ? await candidatesOwn(id, from, deps) : (await timekeepers(id, from, deps)).interview;
  switch (verb) {
    case 'next':
    case 'giveup':
    case 'pause':
    case 'resume':
      return silentUnless(await turn(id, { kind: verb, step }, deps));
    case 'finish':
      return finishedReply(await turn(id, { kind: 'end', step }, deps));
    case 'end':
      return interview.state === 'ended' ? shown(lineView(standstillLines.over)) : shown(endAskedView(interview));
  }
}

/** It may be pressed far from the room. */
function finishedReply(turned: Turned | undefined): Reply {
  if (turned?.outcome.kind !== 'changed') return silentUnless(turned);
  const { room, card } = turned.outcome.interview;
  const what = card === undefined ? '' : ' The scorecard comes in its thread.';
  return shown(lineView(room === undefined ? 'It is called off.' : `It is over.${what}`));
}

/** What has changed is seen in the room; only what has not needs a word. */
function silentUnless(turned: Turned | undefined): Reply {
  const outcome = turned?.outcome;
  if (outcome?.kind !== 'same') return { kind: 'nothing' };
  return shown(lineView(standstillLines[outcome.why]));
}

export async function hinted({ interview: id, step }: OfStep, { from }: Presser, deps: Deps): Promise<Reply> {
  await candidatesOwn(id, from, deps);
  const turned = await turn(id, { kind: 'hint', step }, deps);
  const hints = turned?.entry?.hints ?? [];
  if (turned?.outcome.kind !== 'same') {
    const rung = turned?.outcome.interview.hints.at(-1) ?? 1;
    return { kind: 'view', delivery: 'public', view: hintView(hints, rung) };
  }
  const { why } = turned.outcome;
  return shown(why === 'no-hint' ? hintsView(hints) : lineView(standstillLines[why]));
}

export async function answerForm({ interview: id, step }: OfStep, { from }: Presser, deps: Deps): Promise<Form> {
  const interview = await candidatesOwn(id, from, deps);
  if (interview.state === 'ended') {
    throw new UserError('over', 'This interview is over.', 'Start another with: mock start.');
  }
  const entry = deps.corpus.get(interview.entry);
  const phases = entry === undefined ? [] : planOf(entry).phases;
  const asked = stepsOf(interview, phases).at(-1);
  return speakForm({ id, step }, asked?.question ?? promptOf(phases[interview.phase], interview));
}

/** Counts for the present phase, also from the form of an older step: words are never lost. */
export async function answered(
  { interview: id }: Pick<OfStep, 'interview'>,
  { id: event, from }: Presser,
  text: string,
  deps: Deps,
): Promise<View> {
  const interview = await candidatesOwn(id, from, deps);
  const words = withoutAsides(text.slice(0, longestForm));
  if (interview.state === 'ended' || interview.state === 'declined') return tooLateView(text);
  if (words === '')
    return lineView('There was nothing in it that counts. Lines that begin with # are notes to yourself.');
  await keep(interview, words, event, deps);
  return lineView(`Kept: ${wordsIn(words)} words. Add more, or press Next when you are done with this part.`);
}
