/**
 * One child process that draws, started when there is something to draw and ended when there has been nothing for a while.
 * Pictures go through one at a time; a child that dies or hangs costs the picture it was on, and the next gets a new child.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type DrawRequest, readReply } from './protocol.ts';

/** A running drawing process. */
export interface Child {
  readonly send: (request: DrawRequest) => void;
  readonly kill: () => void;
}

/** `heard` gets every message, `ended` is called once when the process is gone. */
export type StartChild = (heard: (message: unknown) => void, ended: () => void) => Child;

export interface Drawer {
  /** The PNG. Rejects with an Error that says why there is none. */
  draw(request: DrawRequest): Promise<Uint8Array>;
  /** Ends the process; what still waits is rejected. */
  close(): void;
}

interface Task {
  readonly request: DrawRequest;
  readonly done: (png: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

/** Starting the renderer takes a few hundred milliseconds, a picture less than a hundred. */
const limitMs = 10_000;
const idleMs = 5_000;

export function createDrawer(start: StartChild = startDrawProcess): Drawer {
  return new ProcessDrawer(start);
}

class ProcessDrawer implements Drawer {
  readonly #start: StartChild;
  readonly #waiting: Task[] = [];
  #child: Child | undefined;
  #current: Task | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(start: StartChild) {
    this.#start = start;
  }

  draw(request: DrawRequest): Promise<Uint8Array> {
    return new Promise((done, failed) => {
      this.#waiting.push({ request, done, failed });
      this.#next();
    });
  }

  close(): void {
    this.#stop();
    const left = [...(this.#current ? [this.#current] : []), ...this.#waiting.splice(0)];
    this.#current = undefined;
    for (const task of left) task.failed(new Error('the bot is stopping'));
  }

  #next(): void {
    if (this.#current) return;
    clearTimeout(this.#timer);
    this.#current = this.#waiting.shift();
    if (!this.#current) {
      this.#timer = setTimeout(() => {
        this.#stop();
      }, idleMs).unref();
      return;
    }
    this.#child ??= this.#startChild();
    this.#timer = setTimeout(() => {
      this.#giveUp(`drawing took longer than ${limitMs / 1000} seconds`);
    }, limitMs);
    this.#child.send(this.#current.request);
  }

  #startChild(): Child {
    const child = this.#start(
      (message) => {
        if (this.#child === child) this.#hear(message);
      },
      () => {
        if (this.#child === child) this.#giveUp('the drawing process ended unexpectedly');
      },
    );
    return child;
  }

  #hear(message: unknown): void {
    const task = this.#current;
    const reply = readReply(message);
    if (task === undefined || reply?.hash !== task.request.hash) return;
    this.#current = undefined;
    if ('png' in reply) task.done(reply.png);
    else task.failed(new Error(reply.fault));
    this.#next();
  }

  #giveUp(reason: string): void {
    const task = this.#current;
    this.#stop();
    this.#current = undefined;
    task?.failed(new Error(reason));
    this.#next();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    const child = this.#child;
    this.#child = undefined;
    child?.kill();
  }
}

/** Nothing of the bot's environment is handed on: the process needs no secret. */
function startDrawProcess(heard: (message: unknown) => void, ended: () => void): Child {
  const child = fork(fileURLToPath(new URL('draw-process.ts', import.meta.url)), [], {
    execPath: process.execPath,
    execArgv: ['--max-old-space-size=256'],
    env: {},
    serialization: 'advanced',
    stdio: 'ignore',
  });
  child.on('message', heard);
  child.once('exit', ended);
  child.once('error', ended);
  child.unref();
  child.channel?.unref();
  return {
    send: (request) => {
      child.send(request, (error) => {
        if (error) child.kill('SIGKILL');
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
