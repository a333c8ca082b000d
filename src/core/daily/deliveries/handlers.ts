/** What each kind of delivery does. */
import type { Handlers } from '../../outbox/work.ts';
import { edit, pin, sweep, thread } from './around.ts';
import { notice } from './notice.ts';
import { postHandler } from './post.ts';
import { reveal } from './reveal.ts';

export function dailyHandlers({
  graceMinutes,
}: {
  readonly graceMinutes: number;
}): Omit<Handlers, 'room' | 'say' | 'clock'> {
  return { post: postHandler(graceMinutes), thread, pin, reveal, edit, sweep, notice };
}
