/** What the machine must know of an entry and of what was said on it. */
import type { Entry } from '../model.ts';
import type { Grade, Grader } from '../ports.ts';
import { isAskingForMore, moreQuestion, nextQuestion } from './follow-ups.ts';
import type { Scene } from './turning.ts';
import type { Interview, Saying } from './model.ts';
import { planOf } from './plan.ts';
import { missingOf } from './points-of.ts';

/** Fewer words than these are asked to become more, once in a phase. */
export const fewWords = 12;

export type Said = Pick<Saying, 'phase' | 'text'>;

export function sceneOf(interview: Interview, entry: Entry, sayings: readonly Said[], grader: Grader): Scene {
  const plan = planOf(entry);
  const kind = plan.phases[interview.phase]?.kind;
  let graded: Grade | undefined;
  const grade = (): Grade => {
    graded ??= grader.grade(entry, textOf(sayings));
    return graded;
  };
  const isPair = interview.interviewer !== undefined;
  return {
    phases: plan.phases,
    hints: entry.hints.length,
    more: () => {
      // A member asks, not the bot.
      if (isPair) return undefined;
      const words = wordsIn(textOf(sayings.filter(({ phase }) => phase === interview.phase)));
      // Whoever has asked anything at all has clarified; of an answer more is expected.
      const isAnswered = words >= (kind === 'clarify' ? 1 : fewWords);
      const wasAsked = interview.asked.some(
        ({ phase, question }) => phase === interview.phase && isAskingForMore(question),
      );
      return isAnswered || wasAsked ? undefined : moreQuestion(words);
    },
    question: (at, phase) => (isPair ? undefined : nextQuestion({ interview: at, phase, entry, plan, grade: grade() })),
    reveals: () => missingOf(entry, kind, grade()),
  };
}

/** Messages join into one answer. */
export function textOf(sayings: readonly Pick<Said, 'text'>[]): string {
  return sayings.map(({ text }) => text).join('\n\n');
}

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Of an entry that has been taken out: whatever happens, it ends. */
export const emptyScene: Scene = {
  phases: [],
  hints: 0,
  more: () => undefined,
  question: () => undefined,
  reveals: () => [],
};
