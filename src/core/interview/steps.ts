/** What each step of an interview was about, in order: follows from where it stands and what was asked. */
import type { Interview, PhaseKind } from './model.ts';
import type { PlannedPhase } from './plan.ts';

export interface Step {
  readonly phase: number;
  /** What was asked; absent where the phase's prompt says it all. */
  readonly question?: string;
}

/** Phases that open with a question chosen for the candidate. */
const questioning: ReadonlySet<PhaseKind> = new Set(['dive', 'follow-ups']);

export function opensWithQuestion(kind: PhaseKind | undefined): boolean {
  return kind !== undefined && questioning.has(kind);
}

/** The last one is the present step. */
export function stepsOf(
  { phase, asked }: Pick<Interview, 'phase' | 'asked'>,
  phases: readonly PlannedPhase[],
): readonly Step[] {
  return Array.from({ length: phase + 1 }, (_, index) => index).flatMap((at): Step[] => {
    const questions = asked.filter((one) => one.phase === at).map(({ question }) => ({ phase: at, question }));
    return opensWithQuestion(phases[at]?.kind) && questions.length > 0 ? questions : [{ phase: at }, ...questions];
  });
}
