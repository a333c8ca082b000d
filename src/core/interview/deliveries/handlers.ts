/** What the deliveries of an interview do. */
import type { Handlers } from '../../outbox/work.ts';
import { clock } from './clock.ts';
import { room } from './room.ts';
import { say } from './say.ts';

export const interviewHandlers: Pick<Handlers, 'room' | 'say' | 'clock'> = { room, say, clock };
