/** A browser's ear on the page: reads server-sent events one at a time. */
import { request } from 'node:http';
import type { RunningPage } from './running-page.ts';

export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

export interface EventStream {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Waits for the next event; undefined when the stream has ended. */
  readonly next: () => Promise<StreamEvent | undefined>;
  readonly close: () => void;
}

export function openStream(
  page: RunningPage,
  cookie: string,
  after?: string,
  lastEventId?: string,
): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: page.port,
        path: after === undefined ? '/events' : `/events?after=${after}`,
        headers: {
          cookie,
          host: `localhost:${String(page.port)}`,
          ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
        },
      },
      (response) => {
        response.setEncoding('utf8');
        const events = eventsIn(response);
        resolve({
          headers: response.headers,
          next: async () => {
            const step = await events.next();
            return step.done === true ? undefined : step.value;
          },
          close: () => sent.destroy(),
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

async function* eventsIn(chunks: AsyncIterable<string>): AsyncGenerator<StreamEvent, void> {
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const fields = new Map(
        part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      const event = fields.get('event');
      if (event !== undefined) {
        yield { event, id: fields.get('id') ?? '', data: JSON.parse(fields.get('data') ?? 'null') as unknown };
      }
    }
  }
}
