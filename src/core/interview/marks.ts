/** The buttons by which the bot finds the messages of an interview again: each view of this kind carries one, and no other message does. */
import { encodeAction, type Action } from '../action.ts';
import type { Interview } from './model.ts';

export const markers = {
  room: ({ id }: Pick<Interview, 'id'>): Action => ({ kind: 'room', interview: id }),
  invite: ({ id }: Pick<Interview, 'id'>): Action => ({ kind: 'pair', verb: 'accept', interview: id }),
  rated: ({ id }: Pick<Interview, 'id'>): Action => ({ kind: 'rate', interview: id }),
  step: ({ id, step }: Pick<Interview, 'id' | 'step'>): Action => ({ kind: 'mock', verb: 'next', interview: id, step }),
  /** Of what came of it. */
  end: ({ id, card }: Pick<Interview, 'id' | 'card'>): Action =>
    card === undefined ? markers.again({ id }) : { kind: 'card', interview: id, page: 2 },
  /** Of an end without a card, and of a result that is shared. */
  again: ({ id }: Pick<Interview, 'id'>): Action => ({ kind: 'again', interview: id }),
};

/** At most 25 characters. */
export function markOf(action: Action): string {
  return encodeAction(action);
}
