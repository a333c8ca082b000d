/** What people do on the page, as its script sends it, and what comes of it. */
import { expect } from 'vitest';
import type { Frame } from '../../../src/platforms/web/frames.ts';
import type { Answer, Guest } from './running-page.ts';

let marks = 0;

/** The fields of a form that was not sent before. */
export function fresh(fields: Readonly<Record<string, string>>): Record<string, string> {
  marks += 1;
  return { once: `mark-${String(1000 + marks)}`, ...fields };
}

export function ask(who: Guest, question: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return who.post('/say', fresh({ channel: 'general', mode: 'ask', question, ...more }));
}

export function post(who: Guest, message: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return who.post('/say', fresh({ channel: 'general', mode: 'post', message, ...more }));
}

export function press(who: Guest, message: number, action: string): Promise<Answer> {
  return who.post('/press', fresh({ message: String(message), action }));
}

export interface Result {
  readonly frames: readonly Frame[];
  readonly form?: string;
  readonly go?: string;
}

export function resultOf(answer: Answer): Result {
  expect(answer.status, answer.body).toBe(200);
  return JSON.parse(answer.body) as Result;
}

/** The last message that is new or changed. */
export function last(answer: Answer): Frame {
  const frame = resultOf(answer).frames.at(-1);
  if (frame === undefined) throw new Error('nothing was shown');
  return frame;
}
