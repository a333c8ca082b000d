/** Bots under test as the parent holds them. Some are always warm: a new process has to load the clients of both platforms first. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { atRest, type Doing, type FromBot, type Life, type ToBot } from './wire.ts';

export interface Hears {
  readonly onFate: (point: string, what: 'die' | 'stop') => void;
  readonly onLine: (stage: number, text: string) => void;
  /** `by`: the signal or the code of its exit. */
  readonly onDeath: (by: string) => void;
}

const deaf: Hears = { onFate: () => undefined, onLine: () => undefined, onDeath: () => undefined };

export class Bot {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, () => void>();
  readonly #exit: Promise<void>;
  /** What is said to it earlier is lost. */
  readonly #ready = Promise.withResolvers<undefined>();
  #hears = deaf;
  #turns = 0;
  doing: Doing = atRest;
  isStopped = false;
  isDead = false;

  constructor(folder: string) {
    this.#child = fork(join(import.meta.dirname, 'bot.ts'), {
      env: { ...process.env, NODE_COMPILE_CACHE: folder },
      // It starts more often than it works for long: garbage of the start is not worth collecting.
      execArgv: ['--max-semi-space-size=32'],
    });
    this.#exit = new Promise((resolve) =>
      this.#child.once('exit', (code, signal) => {
        this.isDead = true;
        this.doing = atRest;
        this.#ready.resolve(undefined);
        this.#hears.onDeath(signal ?? String(code));
        this.#answerAll();
        resolve();
      }),
    );
    this.#child.on('message', (message: FromBot) => {
      this.#hear(message);
    });
    this.#child.on('error', () => undefined);
  }

  /** Resolves when it runs, or has died at it. */
  async begin(life: Life, hears: Hears): Promise<void> {
    await this.#ready.promise;
    this.#hears = hears;
    await this.#ask({ kind: 'begin', life });
  }

  /** Resolves when it has seen that time, has died or stands still. */
  async tell(now: number): Promise<void> {
    if (!this.isStopped) await this.#ask({ kind: 'now', now });
  }

  /** Resolves when it is dead. */
  async kill(): Promise<void> {
    if (!this.isDead) this.#child.kill('SIGKILL');
    await this.#exit;
  }

  async wake(now: number): Promise<void> {
    this.isStopped = false;
    this.#child.kill('SIGCONT');
    await this.#ask({ kind: 'wake', now });
  }

  async end(): Promise<void> {
    await this.#ask({ kind: 'end' });
    this.#hears = deaf;
  }

  async #ask(message: ToBot): Promise<void> {
    if (this.isDead) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const turn = (this.#turns += 1);
    this.#waiting.set(turn, () => {
      resolve(undefined);
    });
    this.#child.send({ ...message, turn }, () => undefined);
    await promise;
  }

  #answerAll(): void {
    for (const answer of this.#waiting.values()) answer();
    this.#waiting.clear();
  }

  #hear(message: FromBot): void {
    switch (message.kind) {
      case 'ready':
        this.#ready.resolve(undefined);
        return;
      case 'line':
        this.#hears.onLine(message.stage, message.text);
        return;
      case 'fate':
        this.#hears.onFate(message.point, message.what);
        this.isStopped = message.what === 'stop';
        if (this.isStopped) this.#answerAll();
        return;
      case 'done':
        this.doing = message.doing;
        this.#waiting.get(message.turn)?.();
        this.#waiting.delete(message.turn);
    }
  }
}

export interface Processes {
  readonly take: () => Bot;
  /** One whose round is over, for the next. */
  readonly giveBack: (bot: Bot) => void;
  readonly close: () => Promise<void>;
}

/** Keeps `warm` of them at hand. `folder` is for what Node compiles. */
export function openProcesses(warm: number, folder: string): Processes {
  const idle: Bot[] = [];
  const fill = (): void => {
    while (idle.length < warm) idle.push(new Bot(folder));
  };
  fill();
  return {
    take: () => {
      const bot = idle.shift() ?? new Bot(folder);
      fill();
      return bot;
    },
    giveBack: (bot) => {
      if (!bot.isDead) idle.unshift(bot);
    },
    close: async () => {
      await Promise.all(idle.splice(0).map((bot) => bot.kill()));
    },
  };
}
