/** What each kind of delivery does, of whatever it is. */
import { dailyHandlers } from './daily/deliveries/handlers.ts';
import { interviewHandlers } from './interview/deliveries/handlers.ts';
import { isOfInterview, sweep } from './interview/deliveries/sweep.ts';
import type { Handlers } from './outbox/work.ts';

export function deliveryHandlers(settings: { readonly graceMinutes: number }): Handlers {
  const daily = dailyHandlers(settings);
  return {
    ...daily,
    ...interviewHandlers,
    // The number that a sweep is about is that of a question or of an interview: its topic tells which.
    sweep: {
      ...daily.sweep,
      prepare: (claim, ...given) => (isOfInterview(claim.topic) ? sweep : daily.sweep.prepare)(claim, ...given),
    },
  };
}
