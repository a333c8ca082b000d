/**
 * One round: bots are killed and started again, and platforms misbehave, until all that was due is done. Time is the round's
 * own. It goes on in small steps once every bot has seen the last one, and leaps over what nobody is awake for.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { dice } from '../generated-entries.ts';
import { channels, evening, graceMinutes, morning, nextIn, setUp } from './day.ts';
import { findingsIn, type Finding } from './check.ts';
import type { Database, Databases } from './databases.ts';
import { discordPlatform } from './discord.ts';
import { points, type Fate } from './fates.ts';
import { openFront, type Around, type Front } from './front.ts';
import { openLedger } from './ledger.ts';
import type { Mutant } from './mutants.ts';
import type { Bot, Processes } from './processes.ts';
import { slackPlatform } from './slack.ts';
import { openDice, type Dice } from './troubles.ts';

export interface RoundSettings {
  readonly seed: number;
  readonly replicas: number;
  readonly databases: Databases;
  readonly processes: Processes;
  readonly mutant: Mutant | undefined;
}

export interface RoundResult {
  readonly seed: number;
  /** Questions and answers that were due. */
  readonly messages: number;
  readonly findings: readonly Finding[];
  /** Where bots were killed, and stood still. */
  readonly kills: readonly string[];
  readonly stops: number;
  readonly troubles: ReadonlyMap<string, number>;
  readonly timeline: readonly string[];
}

/** Milliseconds of the round's clock. */
const step = 100;
const tickEvery = 20_000;
const standsStill = 200_000;
/** A claim whose holder stands still can be taken over by then. */
const leaseIsOver = 61_000;
/** Milliseconds for everybody. */
const longestRound = 180_000;

/** A replica and its place in the round. */
interface Seat {
  bot: Bot | undefined;
  /** From when on it may be started again. */
  startAt: number;
  stoppedAt: number;
  /** Dies at the next message that is taken, or at some moment in which it has something to do. */
  doom: 'taken' | 'any moment' | undefined;
}

export async function runRound(settings: RoundSettings): Promise<RoundResult> {
  const database = await settings.databases.fresh();
  await setUp(database);
  const round = new Round(settings, database);
  try {
    return await round.run();
  } finally {
    await round.close();
    await database.close();
  }
}

class Round {
  readonly #settings: RoundSettings;
  readonly #database: Database;
  readonly #random: () => number;
  readonly #dice: Dice;
  readonly #ledger = openLedger();
  readonly #seats: readonly Seat[];
  readonly #timeline: string[] = [];
  readonly #kills: string[] = [];
  #laters: { readonly at: number; readonly act: () => void }[] = [];
  #fronts: readonly Front[] = [];
  #now = morning.epochMilliseconds;
  #killsLeft: number;
  #stopsLeft: number;
  #lives = 0;

  constructor(settings: RoundSettings, database: Database) {
    this.#settings = settings;
    this.#database = database;
    this.#random = dice(Math.imul(settings.seed, 0x9e_37_79_b1) >>> 0);
    this.#dice = openDice(this.#random);
    this.#killsLeft = 1 + Math.floor(this.#random() * 3);
    this.#stopsLeft = settings.replicas > 1 ? 2 : 0;
    this.#seats = Array.from({ length: settings.replicas }, () => ({
      bot: undefined,
      startAt: 0,
      stoppedAt: 0,
      doom: undefined,
    }));
  }

  async run(): Promise<RoundResult> {
    const stops = this.#stopsLeft;
    const now = (): number => this.#now;
    this.#fronts = await Promise.all([
      openFront(slackPlatform(now, this.#ledger), this.#around()),
      openFront(discordPlatform(now, this.#ledger), this.#around()),
    ]);
    const begun = performance.now();
    while (await this.#goOn()) {
      if (performance.now() - begun > longestRound || this.#now > evening.epochMilliseconds) {
        this.#note('the round does not come to an end');
        break;
      }
    }
    return {
      seed: this.#settings.seed,
      messages: 2 * channels,
      findings: await findingsIn(this.#database, this.#ledger, { channels, graceMinutes }),
      kills: this.#kills,
      stops: stops - this.#stopsLeft,
      troubles: this.#dice.counts,
      timeline: this.#timeline,
    };
  }

  async close(): Promise<void> {
    for (const { bot } of this.#seats) {
      if (bot === undefined || bot.isDead) continue;
      if (bot.isStopped) await bot.kill();
      else await bot.end();
      this.#settings.processes.giveBack(bot);
    }
    await Promise.all(this.#fronts.map((front) => front.close()));
  }

  /** One step. False when there is nothing more to do. */
  async #goOn(): Promise<boolean> {
    for (const seat of this.#seats) if (this.#isToStart(seat)) await this.#start(seat);
    for (const { bot, stoppedAt } of this.#seats) {
      if (bot?.isStopped === true && this.#now >= stoppedAt + standsStill) await bot.wake(this.#now);
    }
    await Promise.all(this.#seats.map(({ bot }) => bot?.tell(this.#now) ?? Promise.resolve()));
    const due = this.#laters.filter(({ at }) => at <= this.#now);
    this.#laters = this.#laters.filter(({ at }) => at > this.#now);
    for (const { act } of due) act();
    const isBusy = this.#seats.some(({ bot }) => bot?.isBusy === true && !bot.isStopped);
    if (isBusy || this.#fronts.some((front) => front.underWay() > 0)) {
      await this.#mayStrike();
      await wait(1);
      // A request of a bot that stands still holds up nobody who is awake.
      this.#now += isBusy ? step : 10 * step;
      return true;
    }
    return this.#leap();
  }

  async #leap(): Promise<boolean> {
    const next = await nextIn(this.#database);
    const others = [
      ...this.#laters.map(({ at }) => at),
      ...this.#seats.filter(({ bot }) => bot === undefined || bot.isDead).map(({ startAt }) => startAt),
      ...this.#seats.filter(({ bot }) => bot?.isStopped).map(({ stoppedAt }) => stoppedAt + standsStill),
    ];
    if (next === undefined && this.#laters.length === 0) return false;
    const tick = Math.ceil(Math.max(next ?? Infinity, this.#now + 1) / tickEvery) * tickEvery;
    this.#now = Math.max(this.#now + 1, Math.min(tick, ...others));
    return true;
  }

  #isToStart({ bot, startAt }: Seat): boolean {
    return (bot === undefined || bot.isDead) && startAt <= this.#now;
  }

  async #start(seat: Seat): Promise<void> {
    // What the dead one had sent is with the platforms by now, or never will be.
    for (let turn = 0; turn < 5; turn += 1) await wait(1);
    this.#lives += 1;
    const owner = `bot ${this.#lives}`;
    const [slack, discord] = this.#fronts;
    const bot = this.#settings.processes.take();
    seat.bot = bot;
    const fate = this.#fateOf(seat);
    const { seed, mutant } = this.#settings;
    this.#note(`${owner} starts`);
    await bot.begin(
      {
        database: this.#database.target,
        slackUrl: `http://127.0.0.1:${slack?.port ?? 0}/api/`,
        discordUrl: `http://127.0.0.1:${discord?.port ?? 0}/api`,
        owner,
        now: this.#now,
        seed: seed + this.#lives,
        graceMinutes,
        ...(fate !== undefined && { fate }),
        ...(mutant !== undefined && { mutant }),
      },
      {
        onFate: (point, what) => {
          if (what === 'die') this.#kills.push(point);
          else seat.stoppedAt = this.#now;
          this.#note(`${owner} ${what === 'die' ? 'is killed' : 'stands still'} ${point}`);
        },
        onLine: (text) => {
          this.#note(`${owner}: ${text}`);
        },
        onDeath: (wasKilled) => {
          this.#note(`${owner} is dead`);
          if (!wasKilled) throw new Error(`seed ${seed}: ${owner} ended by itself`);
          seat.startAt = this.#now + this.#absence();
        },
      },
    );
  }

  /** What this life comes to; undefined when it is to be the last. */
  #fateOf(seat: Seat): Fate | undefined {
    seat.doom = undefined;
    if (this.#stopsLeft > 0 && this.#random() < 0.5) {
      this.#stopsLeft -= 1;
      return { point: 'after claim', nth: 1 + Math.floor(this.#random() * 3), what: 'stop' };
    }
    if (this.#killsLeft === 0) return undefined;
    this.#killsLeft -= 1;
    const roll = this.#random();
    if (roll < 0.65) {
      const point = points[Math.floor(this.#random() * points.length)] ?? '';
      return { point, nth: 1 + Math.floor(this.#random() ** 2 * 12), what: 'die' };
    }
    seat.doom = roll < 0.82 ? 'taken' : 'any moment';
    return undefined;
  }

  /** Milliseconds until a dead bot is started again. */
  #absence(): number {
    const roll = this.#random();
    if (roll < 0.4) return 0;
    return Math.floor(this.#random() * (roll < 0.8 ? 30_000 : 120_000));
  }

  async #mayStrike(): Promise<void> {
    if (this.#random() < 0.002) {
      this.#note('a platform cannot be reached');
      this.#fronts[Math.floor(this.#random() * 2)]?.outage(Math.floor(this.#random() * 60_000));
    }
    for (const seat of this.#seats) {
      if (seat.doom === 'any moment' && seat.bot?.isBusy === true && this.#random() < 0.02) {
        await this.#strike(seat, 'at any moment');
      }
    }
  }

  async #strike(seat: Seat, point: string): Promise<void> {
    seat.doom = undefined;
    this.#kills.push(point);
    await seat.bot?.kill();
  }

  #around(): Around {
    return {
      now: () => this.#now,
      later: (ms, act) => void this.#laters.push({ at: this.#now + ms, act }),
      trouble: ({ kind, mark }) => this.#dice.roll(kind, mark),
      posting: async () => {
        // Somebody else is posting: now the one that stood still comes back with what it had claimed.
        for (const { bot, stoppedAt } of this.#seats) {
          if (bot?.isStopped !== true || this.#now < stoppedAt + leaseIsOver) continue;
          await bot.wake(this.#now);
          await wait(20);
        }
      },
      posted: () => {
        const doomed = this.#seats.filter(({ doom }) => doom === 'taken');
        for (const seat of doomed) void this.#strike(seat, 'once a message was taken');
      },
      note: (text) => {
        this.#note(text);
      },
    };
  }

  #note(text: string): void {
    const at = Temporal.Instant.fromEpochMilliseconds(this.#now).toString({ smallestUnit: 'millisecond' });
    this.#timeline.push(`${at.slice(11, 23)} ${text}`);
  }
}
