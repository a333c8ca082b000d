/**
 * What stands before Bolt on HTTP: lets a request through only if Slack signed it, just now, and it was not here before.
 * Bolt's own check takes timestamps from the future and the same request again.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '../../core/errors.ts';
import type { Deps } from '../../core/ports.ts';
import type { Route } from '../platform.ts';
import { limits } from './limits.ts';
import { createRecent } from './recent.ts';

/** Seconds that a request may be old, and may be ahead of this machine's clock. */
const oldest = 5 * 60;
const furthestAhead = 60;

/** Gets the whole body of a request that may pass. */
export type Inside = (body: Buffer, response: ServerResponse) => void;

/** Throws a UserError for an empty signing secret: everybody could sign with it. */
export function createGate(
  signingSecret: string,
  inside: Inside,
  { clock, log }: Pick<Deps, 'clock' | 'log'>,
): Route['handle'] {
  if (signingSecret.trim() === '') {
    throw new UserError(
      'empty-secret',
      'SLACK_SIGNING_SECRET is empty, so anybody could sign requests.',
      'Copy it from Basic Information, App Credentials of your Slack app.',
    );
  }
  const recent = createRecent(clock, oldest + furthestAhead);
  const refusal = (request: IncomingMessage, body: Buffer): string | undefined => {
    const timestamp = header(request, 'x-slack-request-timestamp');
    const signature = header(request, 'x-slack-signature');
    if (!/^\d{1,12}$/.test(timestamp)) return 'it has no timestamp';
    const age = clock().epochMilliseconds / 1000 - Number(timestamp);
    if (age > oldest) return 'it is stale';
    if (age < -furthestAhead) return 'it is from the future';
    if (!isSigned(signature, timestamp, body, signingSecret)) return 'its signature is wrong';
    return recent.first(signature) ? undefined : 'it was here before';
  };

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      refuse(response, 405);
      return;
    }
    const body = await readBody(request);
    if (body === undefined) {
      log.warn({ limit: limits.body }, 'a request to the Slack address was too large');
      refuse(response, 413);
      return;
    }
    const reason = refusal(request, body);
    if (reason !== undefined) {
      log.warn({ reason }, 'a request to the Slack address was refused');
      refuse(response, 401);
      return;
    }
    inside(body, response);
  };
  return (request, response) => {
    pass(request, response).catch((error: unknown) => {
      log.warn({ err: error }, 'a request to the Slack address broke off');
      if (!response.headersSent) refuse(response, 400);
    });
  };
}

function isSigned(signature: string, timestamp: string, body: Buffer, secret: string): boolean {
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body);
  const expected = Buffer.from(`v0=${hmac.digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Undefined when it is larger than the limit. Rejects when the connection breaks. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.body) resolve(undefined);
      else chunks.push(chunk);
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.once('error', reject);
  });
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

/** The connection is closed: what is left of a refused body must not be taken for the next request. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
