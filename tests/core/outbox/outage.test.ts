/** A platform that is away for a while and loses every answer: as long as a question may still come, it is not given up. */
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { fakePlatform, lost, type FakePlatform } from '../../fake-messenger.ts';
import { setUp, world, type World } from '../daily/world.ts';

/** Of the world's settings: questions are due at 08:00 and may be two hours late. */
const dueAt = Temporal.Instant.from('2026-11-24T08:00:00Z');

interface Outage {
  readonly minutes: number;
  /** What it does to the history. */
  readonly find?: 'down' | 'denied';
  readonly repeatMs?: number;
}

/** From `dueAt` on every post is answered by an error that leaves open what became of it. */
function withOutage(here: World, { minutes, find, repeatMs = 0 }: Outage): FakePlatform {
  const platform = fakePlatform(here.time.now, { repeatMs });
  const isAway = (): boolean => {
    const since = here.time.now().since(dueAt).total('minutes');
    return since >= 0 && since < minutes;
  };
  const messengers = here.deps.messengers as Map<'slack', FakePlatform>;
  messengers.set('slack', {
    ...platform,
    post: (...given) => {
      if (!isAway()) return platform.post(...given);
      platform.trouble({ on: 'post', when: 'before', error: lost() });
      return platform.post(...given);
    },
    find: (...given) => {
      if (find !== undefined && isAway())
        platform.trouble({ on: 'find', when: 'before', error: new PlatformError(find, 'no history') });
      return platform.find(...given);
    },
  });
  return platform;
}

const questionsOf = ({ messages }: FakePlatform) => messages.filter(({ mark }) => mark === '1:answer:1');
const triesOf = ({ calls }: FakePlatform) => calls.filter((call) => call === 'post 1:answer:1').length;

describe('an outage that loses every answer', () => {
  it.each<readonly [string, Outage, number]>([
    ['of three minutes', { minutes: 3 }, 4],
    ['of three minutes, on a platform that makes repeated posts once', { minutes: 3, repeatMs: 120_000 }, 4],
    ['of half an hour, history and all', { minutes: 30, find: 'down' }, 16],
    ['of almost the time that a question may be late', { minutes: 104 }, 16],
  ])('%s delays the question, and leaves it there once', async (_name, outage, atMostLater) => {
    const here = await world();
    await setUp(here);
    const platform = withOutage(here, outage);
    await here.time.advance({ hours: 2 });
    await here.tick();
    await here.pass({ minutes: 121 }, 1);
    const [question, ...others] = questionsOf(platform);
    expect(others).toEqual([]);
    const after = question?.at.since(dueAt).total('minutes') ?? Infinity;
    expect(after).toBeGreaterThanOrEqual(outage.minutes);
    expect(after).toBeLessThan(outage.minutes + atMostLater);
    // Each request may leave a copy behind.
    expect(triesOf(platform)).toBeLessThan(16);
  });

  it('of answers is given up after fourteen, each of which was looked for, and staff are told', async () => {
    const here = await world();
    await setUp(here);
    const { slack } = here.deps;
    await here.pass({ hours: 3 });
    for (let time = 0; time < 20; time += 1) slack.trouble({ on: 'post', when: 'before', error: lost() });
    await here.pass({ hours: 9 }, 5);
    expect(slack.calls.filter((call) => call === 'post 1:graded:1:got-it')).toHaveLength(14);
    expect(slack.calls.filter((call) => call === 'find 1:graded:1:got-it')).toHaveLength(14);
    expect((await here.deps.store.outbox.counts()).get('failed')).toBe(1);
    expect(slack.messages.map(({ view }) => view.summary).join()).toContain('given up after several tries');
  });

  it('of notices is given up after five where nobody can look up what became of one', async () => {
    const here = await world();
    await setUp(here);
    const { slack } = here.deps;
    const refused = new PlatformError('denied', 'I am not in it.');
    slack.trouble({ on: 'post', when: 'before', error: refused });
    for (let time = 0; time < 9; time += 1) {
      slack.trouble({ on: 'post', when: 'before', error: lost() }, { on: 'find', when: 'before', error: refused });
    }
    await here.pass({ hours: 4 }, 5);
    const notices = slack.calls.filter((call) => call.startsWith('post 1:retry'));
    expect(Map.groupBy(notices, (call) => call).get(notices[0] ?? '')).toHaveLength(5);
  });
});
