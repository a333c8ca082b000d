/**
 * What the interviewer does with words: keeps them, mostly without a word of its own. It answers clarifying questions, and says
 * once when something keeps words from counting.
 */
import { isSame, type Entry, type Person, type Place } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { Reply, View } from '../view.ts';
import { clarify, questionsIn } from './clarify.ts';
import { turn } from './flow.ts';
import { type Concern, concernOf, withoutAsides } from './heard.ts';
import type { Interview, PhaseKind } from './model.ts';
import { planOf } from './plan.ts';
import { wordsIn } from './scene.ts';
import { clarifiedView, concernLines, pausedLine, unreadLine } from './views/said.ts';
import { lineView } from '../replies.ts';

export interface Words {
  readonly from: Person;
  readonly place: Place;
  /** As typed; empty when the platform did not give the words. */
  readonly text: string;
  /** Id of the message. */
  readonly message: string;
  readonly isEdit: boolean;
}

const silence: Reply = { kind: 'nothing' };

/** Undefined where no interview is held, after a single look. */
export async function hear(words: Words, deps: Deps): Promise<Reply | undefined> {
  const interview = await deps.store.interviews.at(words.place);
  if (interview === undefined) return undefined;
  if (!isSame(interview.candidate, words.from)) return silence;
  const text = withoutAsides(words.text);
  if (text === '') return wordless(interview, words, deps);
  // A message may come twice. Only then is somebody answered who was answered before.
  const reply = await replyTo(interview, text, words, deps);
  await keep(interview, text, words.message, deps);
  return reply === undefined ? silence : { kind: 'view', delivery: 'public', view: reply };
}

/** Takes back what a message said that was deleted. */
export async function unhear(place: Place, message: string, { store }: Pick<Deps, 'store'>): Promise<void> {
  const interview = await store.interviews.at(place);
  if (interview !== undefined) await store.sayings.remove(interview.id, message);
}

export async function keep(
  { id, phase }: Pick<Interview, 'id' | 'phase'>,
  text: string,
  message: string,
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
): Promise<void> {
  await store.sayings.put({ interview: id, message, phase, text, at: clock() });
}

/** Only asides: a message that was edited into one says nothing any more. Nothing at all: it could not be read. */
async function wordless(interview: Interview, { text, message, isEdit }: Words, deps: Deps): Promise<Reply> {
  if (isEdit) await deps.store.sayings.remove(interview.id, message);
  if (isEdit || text.trim() !== '' || !(await once(`unread ${interview.id}`, deps))) return silence;
  return { kind: 'view', delivery: 'public', view: lineView(unreadLine) };
}

async function replyTo(
  interview: Interview,
  text: string,
  { message, isEdit }: Words,
  deps: Deps,
): Promise<View | undefined> {
  const concern = concernOf(text);
  if (concern !== undefined) return tellOnce(interview, concern, deps);
  if (interview.state === 'paused') {
    await turn(interview.id, { kind: 'heard' }, deps);
    const isFirst = await once(`paused ${interview.id} ${interview.step} ${interview.phaseUsedMs}`, deps);
    return isFirst ? lineView(pausedLine) : undefined;
  }
  const entry = deps.corpus.get(interview.entry);
  // The interviewer of a pair answers.
  if (interview.interviewer !== undefined) return undefined;
  if (isEdit || entry === undefined || !asksOpenly(text)) return undefined;
  return answerTo(interview, entry, text, message, deps);
}

async function tellOnce({ id }: Interview, concern: Concern, deps: Deps): Promise<View | undefined> {
  return (await once(`${concern} ${id}`, deps)) ? lineView(concernLines[concern]) : undefined;
}

function once(what: string, { store, clock }: Pick<Deps, 'store' | 'clock'>): Promise<boolean> {
  return store.seen.first(`interview ${what}`, clock());
}

/** Where a candidate may ask before answering. */
const askingPhases: ReadonlySet<PhaseKind | undefined> = new Set(['clarify', 'say-first']);
/** Longer messages are answers in which something is asked along the way. */
const mostWords = 80;

function asksOpenly(text: string): boolean {
  return wordsIn(text) <= mostWords && questionsIn(text).length > 0;
}

async function answerTo(
  interview: Interview,
  entry: Entry,
  text: string,
  message: string,
  deps: Deps,
): Promise<View | undefined> {
  const isTheTime = askingPhases.has(planOf(entry).phases[interview.phase]?.kind);
  const { found, unanswered } = clarify(text, entry.clarify);
  if (found.length === 0 && !isTheTime) return undefined;
  if (await deps.store.sayings.has(interview.id, message)) return undefined;
  for (const { question } of found) {
    const asked = question.map((span) => span.text).join('');
    await turn(interview.id, { kind: 'heard', clarified: asked }, deps);
  }
  return clarifiedView(found, unanswered > 0 && isTheTime);
}
