/**
 * Which question comes next in a phase that consists of questions: about a wrong claim that was made, then the entry's
 * follow-ups on the heaviest point still missing, and in the deep dive of a design one requirement that changes. A question
 * names what the candidate said, or nothing of the answer.
 */
import type { Entry, FollowUp, Point } from '../model.ts';
import { plain } from '../model.ts';
import type { Grade } from '../ports.ts';
import type { Asked, Interview } from './model.ts';
import type { Plan } from './plan.ts';

export type Question = Omit<Asked, 'phase'>;

interface Asking {
  readonly interview: Pick<Interview, 'id' | 'length' | 'asked' | 'shown'>;
  /** Index of the phase that the question is for. */
  readonly phase: number;
  readonly entry: Entry;
  readonly plan: Plan;
  readonly grade: Grade;
}

const generic = {
  dive: 'Take the part that you find hardest, and go one level deeper. What makes it hard?',
  'follow-ups': 'Suppose it is live, and something goes wrong at night. What fails first, and how do you notice?',
} as const;

/** Undefined when the phase has had its questions. */
export function nextQuestion(asking: Asking): Question | undefined {
  const { interview, phase, plan } = asking;
  const isDive = plan.phases[phase]?.kind === 'dive';
  const soFar = interview.asked.filter((one) => one.phase === phase && !isAskingForMore(one.question)).length;
  if (soFar >= (interview.length === 15 ? 2 : 3)) return undefined;
  const change = isDive ? changeOf(asking) : undefined;
  // The change comes second: first there is a design to change.
  if (soFar > 0 && change !== undefined) return change;
  const next = aboutClaim(asking) ?? followUp(asking) ?? change;
  return next ?? (soFar === 0 ? { question: isDive ? generic.dive : generic['follow-ups'] } : undefined);
}

function changeOf({ interview, plan }: Asking): Question | undefined {
  const { changes } = plan;
  const questions = changes.map((change) => `One thing changes: ${change} What do you do about it?`);
  if (questions.some((question) => wasAsked(question, interview.asked))) return undefined;
  const question = questions[interview.id % questions.length];
  return question === undefined ? undefined : { question };
}

function aboutClaim({ interview, grade }: Asking): Question | undefined {
  const [question] = grade.traps
    .map(({ claim }) => `You said “${claim}”. Would you stand by that? Think of a case in which it goes wrong.`)
    .filter((text) => !wasAsked(text, interview.asked));
  return question === undefined ? undefined : { question };
}

const order = { missing: 0, named: 1, explained: 2 } as const;

function followUp({ interview, entry, grade }: Asking): Question | undefined {
  const stateOf = new Map(grade.points.map(({ name, state }) => [name, state]));
  const probed = entry.followUps.flatMap((one) => {
    const point = pointProbed(one, entry.points);
    const head = point === undefined ? undefined : plain(point.head);
    const isOpen = head === undefined || !interview.shown.includes(head);
    const question = plain(one.question).trim();
    if (!isOpen || wasAsked(question, interview.asked)) return [];
    const rank = head === undefined ? order.explained : order[stateOf.get(head) ?? 'explained'];
    return [{ question, head, rank, weight: point?.weight ?? 0 }];
  });
  const [best] = probed.toSorted((a, b) => a.rank - b.rank || b.weight - a.weight);
  return best && { question: best.question, ...(best.head === undefined ? {} : { probes: best.head }) };
}

/** `probes` holds words of the head. */
export function pointProbed({ probes }: Pick<FollowUp, 'probes'>, points: readonly Point[]): Point | undefined {
  const words = probes.toLowerCase().trim();
  if (words === '') return undefined;
  return points.find(({ head }) => plain(head).toLowerCase().includes(words));
}

function wasAsked(question: string, asked: readonly Pick<Asked, 'question'>[]): boolean {
  return asked.some((one) => one.question === question);
}

const askForAnything = 'I have not heard anything on this yet. Begin anywhere; a rough thought will do.';
const askForMore = 'That was brief. Say a little more: how does it work, and why this?';

/** `words` said in the phase so far. */
export function moreQuestion(words: number): string {
  return words === 0 ? askForAnything : askForMore;
}

export function isAskingForMore(question: string): boolean {
  return question === askForAnything || question === askForMore;
}
