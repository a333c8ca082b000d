/** Many unlucky days, each by its own dice: every question is there once in the end, and so is its answer. */
import { describe, expect, it } from 'vitest';
import { unluckyDay, type Day } from './unlucky.ts';

/** In groups, so that one that fails is quick to run again. */
const groups = Array.from({ length: 3 }, (_, group) => Array.from({ length: 4 }, (__, index) => group * 4 + index));

describe('whatever goes wrong and wherever the bot dies', () => {
  it.each(groups)('nothing is posted twice and nothing is lost, by the dice %i, %i, %i and %i', async (...seeds) => {
    let [deaths, troubles] = [0, 0];
    for (const seed of seeds) {
      const day = await unluckyDay(seed);
      deaths += day.deaths;
      troubles += day.troubles;
      await holdToIt(seed, day);
      await day.deps.store.close();
    }
    expect(deaths).toBeGreaterThan(seeds.length);
    expect(troubles).toBeGreaterThan(seeds.length);
  });
});

async function holdToIt(seed: number, { places, due, platform, taken, deps }: Day): Promise<void> {
  for (const [index, place] of places.entries()) {
    const where = `seed ${seed}, channel ${place.channel}`;
    const [round, ...others] = await deps.store.rounds.latest(index + 1, 5);
    expect(others, where).toEqual([]);
    expect(round, where).toMatchObject({ state: 'revealed', place });
    const [post, reveal] = [`1:answer:${round?.id ?? 0}`, `1:graded:${round?.id ?? 0}:got-it`];
    const standing = platform.messages.filter(({ mark }) => mark === post || mark === reveal);
    expect(standing, where).toMatchObject([
      { mark: post, to: { place } },
      { mark: reveal, to: { place: { ...place, thread: round?.message } } },
    ]);
    expect(standing[0]?.to.place.thread, where).toBeUndefined();
    // Not even for a while.
    expect(
      taken.filter((mark) => mark === post || mark === reveal),
      where,
    ).toEqual([post, reveal]);
    const [posted, revealed] = standing.map(({ at }) => at.epochMilliseconds - due.epochMilliseconds);
    expect(posted, where).toBeGreaterThanOrEqual(0);
    expect((revealed ?? 0) - (posted ?? 0), where).toBeGreaterThanOrEqual(15 * 60_000);
  }
}
