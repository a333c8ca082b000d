/**
 * One round: bots are killed and started again, and platforms misbehave, until all that was due on its stages is done. Time is
 * the round's own. It stands still, but for small steps, as long as a bot has something to do, and then leaps to what comes next.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { dice } from '../generated-entries.ts';
import type { Databases } from './databases.ts';
import { evening, graceMinutes, morning, nextIn } from './day.ts';
import { absence, deathBy, stopBy, type Doom, type Fate } from './fates.ts';
import type { Front } from './front.ts';
import type { Mutant } from './mutants.ts';
import type { Bot, Processes } from './processes.ts';
import { openStage, type OpenStage, type StageResult, type Surroundings } from './stages.ts';

export interface RoundSettings {
  readonly seed: number;
  readonly replicas: number;
  /** Served at once by each bot. */
  readonly stages: number;
  readonly databases: Databases;
  readonly processes: Processes;
  readonly mutant: Mutant | undefined;
}

export interface RoundResult {
  readonly seed: number;
  readonly stages: readonly StageResult[];
  /** Where bots were killed. */
  readonly kills: readonly string[];
  /** How often one stood still, and how often the database then ended its transactions. */
  readonly stops: number;
  readonly unlocked: number;
}

/** Milliseconds of the round's clock, in which a bot goes one step on. */
const step = 20;
const tickEvery = 20_000;
const standsStill = 200_000;
/** A claim whose holder stands still can be taken over by then. */
const leaseIsOver = 60_000;
/** Steps after which one that is awake is taken to wait for what one that stands still has locked. */
const longestWork = 150;
/** After so long PostgreSQL ends a transaction in which nothing happens. */
const idleInTransaction = 30_000;
/** Milliseconds for everybody. */
const longestRound = 600_000;

/** A replica and its place in the round. */
interface Seat {
  bot: Bot | undefined;
  /** The bot's name. */
  owner: string;
  /** From when on it may be started again. */
  startAt: number;
  stoppedAt: number;
  doom: Doom | undefined;
}

export async function runRound(settings: RoundSettings): Promise<RoundResult> {
  const round = new Round(settings);
  try {
    return await round.run();
  } finally {
    await round.close();
  }
}

class Round {
  readonly #settings: RoundSettings;
  readonly #random: () => number;
  readonly #seats: readonly Seat[];
  readonly #kills: string[] = [];
  #stages: readonly OpenStage[] = [];
  #laters: { readonly at: number; readonly act: () => void }[] = [];
  #now = morning.epochMilliseconds;
  #killsLeft: number;
  #stopsLeft: number;
  #stops = 0;
  #lives = 0;
  /** Steps since time last leapt. */
  #workedFor = 0;
  #unlocked = 0;

  constructor(settings: RoundSettings) {
    this.#settings = settings;
    this.#random = dice(Math.imul(settings.seed, 0x9e_37_79_b1) >>> 0);
    this.#killsLeft = 2 + Math.floor(this.#random() * 3);
    this.#stopsLeft = settings.replicas > 1 ? 2 : 0;
    this.#seats = Array.from({ length: settings.replicas }, () => ({
      bot: undefined,
      owner: '',
      startAt: 0,
      stoppedAt: 0,
      doom: undefined,
    }));
  }

  async run(): Promise<RoundResult> {
    const { seed, stages, databases } = this.#settings;
    const around = this.#surroundings();
    this.#stages = await Promise.all(Array.from({ length: stages }, () => openStage(databases, around)));
    const begun = performance.now();
    while (await this.#goOn()) {
      if (performance.now() - begun > longestRound || this.#now > evening.epochMilliseconds) {
        this.#note('the round does not come to an end');
        break;
      }
    }
    return {
      seed,
      stages: await Promise.all(this.#stages.map((stage) => stage.result())),
      kills: this.#kills,
      stops: this.#stops,
      unlocked: this.#unlocked,
    };
  }

  get #fronts(): readonly Front[] {
    return this.#stages.flatMap(({ fronts }) => fronts);
  }

  async close(): Promise<void> {
    for (const { bot } of this.#seats) {
      if (bot === undefined || bot.isDead) continue;
      if (bot.isStopped) await bot.kill();
      else await bot.end();
      this.#settings.processes.giveBack(bot);
    }
    await Promise.all(this.#stages.map((stage) => stage.close()));
  }

  /** One step. False when there is nothing more to do. */
  async #goOn(): Promise<boolean> {
    await Promise.all(this.#stages.map(({ store }) => store.tell(this.#now)));
    for (const seat of this.#seats) if (this.#isToStart(seat)) await this.#start(seat);
    for (const { bot, stoppedAt } of this.#seats) {
      if (bot?.isStopped === true && this.#now >= stoppedAt + standsStill) await bot.wake(this.#now);
    }
    await Promise.all(this.#seats.map(({ bot }) => bot?.tell(this.#now) ?? Promise.resolve()));
    const due = this.#laters.filter(({ at }) => at <= this.#now);
    this.#laters = this.#laters.filter(({ at }) => at > this.#now);
    for (const { act } of due) act();
    if (this.#seats.every((seat) => this.#isWaiting(seat))) {
      this.#workedFor = 0;
      return this.#leap();
    }
    await this.#mayStrike();
    await wait(1);
    this.#now += step;
    this.#workedFor += 1;
    if (this.#workedFor > longestWork) await this.#unlock();
    return true;
  }

  /** Whether nothing happens at it before time goes on. */
  #isWaiting({ bot, owner }: Seat): boolean {
    if (bot === undefined || bot.isDead || bot.isStopped) return true;
    const { writing, asking } = bot.doing;
    return writing === 0 && asking === this.#fronts.reduce((sum, front) => sum + front.left(owner), 0);
  }

  /** What the database does by itself when it is left alone within a transaction. */
  async #unlock(): Promise<void> {
    this.#workedFor = 0;
    if (!this.#seats.some(({ bot }) => bot?.isStopped)) return;
    this.#now += idleInTransaction;
    this.#unlocked += 1;
    this.#note('transactions in which nothing happens are ended');
    await Promise.all(this.#stages.map(({ store }) => store.endIdle()));
  }

  async #leap(): Promise<boolean> {
    const due = await Promise.all(this.#stages.map(({ store }) => nextIn(store)));
    const next = Math.min(...due.map((at) => at ?? Infinity));
    const isBusy = this.#seats.some(({ bot }) => bot?.doing.isBusy === true && !bot.isStopped);
    const others = [
      ...this.#seats.flatMap(({ bot }) => (bot?.isDead === false && !bot.isStopped ? (bot.doing.next ?? []) : [])),
      ...this.#laters.map(({ at }) => at),
      ...this.#seats.filter(({ bot }) => bot === undefined || bot.isDead).map(({ startAt }) => startAt),
      ...this.#seats.filter(({ bot }) => bot?.isStopped).map(({ stoppedAt }) => stoppedAt + standsStill),
    ];
    if (next === Infinity && this.#laters.length === 0 && !isBusy) return false;
    const tick = Math.ceil(Math.max(next, this.#now + 1) / tickEvery) * tickEvery;
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
    seat.owner = owner;
    const bot = this.#settings.processes.take();
    seat.bot = bot;
    const fate = this.#fateOf(seat);
    const { seed, mutant } = this.#settings;
    this.#note(`${owner} starts`);
    await bot.begin(
      {
        stages: this.#stages.map(({ database, slackUrl, discordUrl }) => ({ database, slackUrl, discordUrl })),
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
        onLine: (stage, text) => {
          this.#stages[stage]?.note(`${owner}: ${text}`);
        },
        onDeath: (by) => {
          this.#note(`${owner} is dead`);
          if (by !== 'SIGKILL') throw new Error(`seed ${seed}: ${owner} ended by itself: ${by}`);
          seat.startAt = this.#now + absence(this.#random);
        },
      },
    );
  }

  /** What this life comes to; undefined when it is to be the last. */
  #fateOf(seat: Seat): Fate | undefined {
    seat.doom = undefined;
    if (this.#stopsLeft > 0 && this.#random() < 0.5) {
      this.#stopsLeft -= 1;
      this.#stops += 1;
      return stopBy(this.#random);
    }
    if (this.#killsLeft === 0) return undefined;
    this.#killsLeft -= 1;
    const death = deathBy(this.#random);
    if (typeof death !== 'string') return death;
    seat.doom = death;
    return undefined;
  }

  async #mayStrike(): Promise<void> {
    if (this.#random() < 0.01) {
      const stage = this.#stages[Math.floor(this.#random() * this.#stages.length)];
      stage?.note('a platform cannot be reached');
      stage?.fronts[Math.floor(this.#random() * 2)]?.outage(Math.floor(this.#random() * 60_000));
    }
    for (const seat of this.#seats) {
      if (seat.doom === 'any moment' && seat.bot?.doing.isBusy === true && this.#random() < 0.02) {
        await this.#strike(seat, 'at any moment');
      }
    }
  }

  async #strike(seat: Seat, point: string): Promise<void> {
    seat.doom = undefined;
    this.#kills.push(point);
    await seat.bot?.kill();
  }

  /** Lets one that was woken do what it comes to, while the message of another one is held back. */
  async #goesOn(bot: Bot): Promise<void> {
    for (let turn = 0; turn < longestWork && bot.doing.writing > 0; turn += 1) {
      await wait(1);
      await bot.tell(this.#now);
    }
  }

  #surroundings(): Surroundings {
    return {
      random: this.#random,
      now: () => this.#now,
      later: (ms, act) => void this.#laters.push({ at: this.#now + ms, act }),
      posting: async () => {
        // Somebody else is posting: now the one that stood still comes back with what it had claimed.
        for (const { bot, stoppedAt } of this.#seats) {
          if (bot?.isStopped !== true || this.#now < stoppedAt + leaseIsOver) continue;
          await bot.wake(this.#now);
          await this.#goesOn(bot);
        }
      },
      posted: () => {
        const doomed = this.#seats.filter(({ doom }) => doom === 'taken');
        for (const seat of doomed) void this.#strike(seat, 'once a message was taken');
      },
    };
  }

  #note(text: string): void {
    for (const stage of this.#stages) stage.note(text);
  }
}
