/** Where the messages of a round are. */
import type { PostRef } from '../messenger.ts';
import type { Round } from './model.ts';

/** The post of a round, once it is there. */
export function postOf({ place, message }: Pick<Round, 'place' | 'message'>): PostRef | undefined {
  return message === undefined ? undefined : { place, message };
}

/** The reveal of a round, once it is there. */
export function revealOf({ place, thread, revealMessage }: Round): PostRef | undefined {
  if (revealMessage === undefined) return undefined;
  return { place: thread === undefined ? place : { ...place, thread }, message: revealMessage };
}
