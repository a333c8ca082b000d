/** The room cannot be reached, or not be made: the interview is over, and its candidate learns it at the next command. */
import type { Handler } from '../../outbox/work.ts';
import { turn } from '../flow.ts';

export const endedAsGone: Handler['refused'] = async (claim, error, deps) => {
  deps.log.warn({ delivery: claim.id, key: claim.key, reason: error?.message }, 'the room of an interview is gone');
  await turn(claim.subject, { kind: 'gone' }, deps);
  return { state: 'dropped', effects: {} };
};
