/** `npm run bench`: prints every figure the project holds itself to, ratios within one run. Linux only: peak memory is read from /proc. */
import { benchDue } from './bench-due.ts';
import { benchFanout } from './bench-fanout.ts';
import { benchInterviews } from './bench-interviews.ts';
import { benchSearch } from './bench-search.ts';
import { benchSlack } from './bench-slack.ts';
import { benchStart } from './bench-start.ts';

for (const bench of [() => benchStart(5), benchSearch, benchSlack, benchDue, benchFanout, benchInterviews]) {
  for (const line of await bench()) console.log(line);
}
