/** What opens a phase: with a member as the interviewer it is not the bot who can be asked. */
import type { Interview, PhaseKind } from '../model.ts';
import type { PlannedPhase } from '../plan.ts';

const inPair: Partial<Record<PhaseKind, string>> = {
  clarify: 'Before you design anything: what do you want to know? Ask your interviewer, and say what you assume.',
  dive: 'Your interviewer picks a part, and you go one level deeper.',
  'follow-ups': 'Your interviewer asks. Answer with a reason.',
};

export function promptOf(phase: PlannedPhase | undefined, { interviewer }: Pick<Interview, 'interviewer'>): string {
  if (phase === undefined) return '';
  return interviewer === undefined ? phase.prompt : (inPair[phase.kind] ?? phase.prompt);
}
