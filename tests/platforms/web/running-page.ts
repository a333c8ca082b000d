/** The web page on a free port of loopback, and a browser's way of talking to it. */
import { request } from 'node:http';
import type { PlatformMessenger } from '../../../src/core/messenger.ts';
import type { PlatformName } from '../../../src/core/model.ts';
import { pictureRoute, startHttp } from '../../../src/http.ts';
import { connectWeb, type WebSettings } from '../../../src/platforms/web/index.ts';
import { testDeps, type TestDeps } from '../../deps.ts';

export interface RunningPage {
  readonly port: number;
  readonly url: string;
  readonly deps: TestDeps;
  readonly messenger: PlatformMessenger;
  readonly stop: () => Promise<void>;
}

export async function startPage(
  settings: Partial<WebSettings> = {},
  options: Parameters<typeof testDeps>[0] = {},
): Promise<RunningPage> {
  const messengers = new Map<PlatformName, PlatformMessenger>();
  const deps = { ...(await testDeps(options)), messengers };
  const web = await connectWeb({ channels: ['general', 'random-talk'], hosts: [], canManage: true, ...settings }, deps);
  messengers.set('web', web.messenger);
  const http = await startHttp({ host: '127.0.0.1', port: 0, routes: [...web.routes, pictureRoute(deps.corpus)] });
  return {
    port: http.port,
    url: `http://localhost:${String(http.port)}`,
    deps,
    messenger: web.messenger,
    stop: async () => {
      await web.stop();
      await http.close(1000);
      await deps.store.close();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request, exactly as given: fetch would not let a test choose Host or Origin. */
export function send(
  page: RunningPage,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: page.port,
        path,
        method,
        headers: { host: `localhost:${String(page.port)}`, ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Somebody with a browser: keeps cookies, sends forms as the page's script does. */
export interface Guest {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly cookie: () => string;
}

export async function guestOf(page: RunningPage): Promise<Guest> {
  const cookies = new Map<string, string>();
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (answer: Answer): Answer => {
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  };
  const guest: Guest = {
    cookie,
    get: async (path) => keep(await send(page, path, { headers: { cookie: cookie() } })),
    post: async (path, fields, headers = {}) =>
      keep(
        await send(page, path, {
          method: 'POST',
          headers: {
            cookie: cookie(),
            origin: `http://localhost:${String(page.port)}`,
            accept: 'application/json',
            'content-type': 'application/x-www-form-urlencoded',
            ...headers,
          },
          body: new URLSearchParams(fields).toString(),
        }),
      ),
  };
  await guest.get('/');
  return guest;
}
