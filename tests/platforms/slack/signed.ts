/** Requests as Slack signs them, by its reference. */
import { createHmac } from 'node:crypto';
import type { Json } from './payloads.ts';

export const signingSecret = '0123456789abcdef0123456789abcdef';

export interface Signing {
  readonly secret?: string;
  /** Seconds since 1970. */
  readonly at: number;
}

export function signature(body: string, { secret = signingSecret, at }: Signing): Readonly<Record<string, string>> {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}

/** What a form or JSON body is sent with. */
export function request(body: string, signing: Signing): RequestInit {
  const isJson = body.startsWith('{');
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
  return { method: 'POST', body, headers: { 'content-type': type, ...signature(body, signing) } };
}

/** An interaction travels as JSON in a form. */
export function interactive(payload: Json): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
