/** The buttons by which the bot finds its own messages again: each view of this kind carries one, and no other message does. */
import { encodeAction } from '../action.ts';

export const marks = {
  post: (round: number): string => encodeAction({ kind: 'answer', round }),
  reveal: (round: number): string => encodeAction({ kind: 'graded', round, verdict: 'got-it' }),
  notice: (subscription: number, delivery: number): string => encodeAction({ kind: 'retry', subscription, delivery }),
};
