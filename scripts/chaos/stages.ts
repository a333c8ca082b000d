/** The stages of a round: each a store, both platforms, and what happened there. */
import { findingsIn, type Finding } from './check.ts';
import type { Database, Databases } from './databases.ts';
import { channels, graceMinutes, setUp } from './day.ts';
import { discordPlatform } from './discord.ts';
import { openFront, type Around, type Front } from './front.ts';
import { openLedger } from './ledger.ts';
import { slackPlatform } from './slack.ts';
import { openDice } from './troubles.ts';
import type { Stage } from './wire.ts';

/** What became of one stage. */
export interface StageResult {
  /** Questions and answers that were due. */
  readonly messages: number;
  readonly findings: readonly Finding[];
  readonly troubles: ReadonlyMap<string, number>;
  readonly timeline: readonly string[];
}

export interface OpenStage extends Stage {
  readonly store: Database;
  readonly fronts: readonly Front[];
  readonly note: (text: string) => void;
  readonly result: () => Promise<StageResult>;
  readonly close: () => Promise<void>;
}

/** The round around its stages. */
export interface Surroundings extends Omit<Around, 'trouble' | 'note'> {
  readonly random: () => number;
}

export async function openStage(databases: Databases, surroundings: Surroundings): Promise<OpenStage> {
  const database = await databases.fresh();
  await setUp(database);
  const { now, random } = surroundings;
  const [ledger, rolls, timeline] = [openLedger(), openDice(random), [] as string[]];
  const note = (text: string): void => {
    const at = Temporal.Instant.fromEpochMilliseconds(now()).toString({ smallestUnit: 'millisecond' });
    timeline.push(`${at.slice(11, 23)} ${text}`);
  };
  const around: Around = { ...surroundings, note, trouble: ({ kind, mark }) => rolls.roll(kind, mark) };
  const slack = await openFront(slackPlatform(now, ledger), around);
  const discord = await openFront(discordPlatform(now, ledger), around);
  return {
    database: database.target,
    slackUrl: `http://127.0.0.1:${slack.port}/api/`,
    discordUrl: `http://127.0.0.1:${discord.port}/api`,
    store: database,
    fronts: [slack, discord],
    note,
    result: async () => ({
      messages: 2 * channels,
      findings: await findingsIn(database, ledger, { channels, graceMinutes }),
      troubles: rolls.counts,
      timeline,
    }),
    close: async () => {
      await Promise.all([slack.close(), discord.close()]);
      await database.close();
    },
  };
}
