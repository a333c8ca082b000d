import type { Button } from '../../view.ts';

/** How it went, as the person themselves says. */
export function selfGradeButtons(round: number): readonly Button[] {
  return [
    { label: 'Got it', action: { kind: 'graded', round, verdict: 'got-it' }, spoken: 'I got this question right' },
    { label: 'Missed', action: { kind: 'graded', round, verdict: 'missed' }, spoken: 'I missed this question' },
  ];
}
