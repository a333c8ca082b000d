/**
 * Bolt's side of signed HTTP, behind the gate. The SDK's own receiver would read and check each request once more, and ends
 * the process on JSON that is no object.
 */
import type { ServerResponse } from 'node:http';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { Inside } from './gate.ts';
import { jsonOf } from './json.ts';

export interface HttpReceiver extends Receiver {
  /** Takes the bodies of signed requests. */
  readonly take: Inside;
}

type Payload = ReceiverEvent['body'];

export function createHttpReceiver(log: Log): HttpReceiver {
  let app: App | undefined;
  return {
    init: (started) => {
      app = started;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    take: (body, response) => {
      const payload = payloadIn(body.toString());
      if (payload === undefined) {
        log.warn({ size: body.length }, 'a request to the Slack address holds no payload');
        response.writeHead(400).end();
      } else if (payload['ssl_check'] === '1') {
        response.writeHead(200).end();
      } else if (payload['type'] === 'url_verification') {
        answer(response, { challenge: payload['challenge'] as unknown });
      } else {
        const ack: ReceiverEvent['ack'] = async (content: unknown) => {
          answer(response, content);
        };
        void app?.processEvent({ body: payload, ack });
      }
    },
  };
}

/** JSON, a form, or JSON in a form's `payload`; undefined when it holds no object. */
function payloadIn(body: string): Payload | undefined {
  if (!/^\w+=/.test(body)) return objectIn(body);
  const fields = Object.fromEntries(new URLSearchParams(body));
  const payload = fields['payload'];
  return payload === undefined ? fields : objectIn(payload);
}

function objectIn(json: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, content: unknown): void {
  if (typeof content !== 'object' || content === null) {
    response.end();
    return;
  }
  // A text that is ended with goes out in one piece with its head. ASCII is the same in Latin 1, which is written as it is.
  response.setHeader('content-type', 'application/json; charset=utf-8').end(jsonOf(content), 'latin1');
}
