/** The bot's one HTTP server: health, readiness, pictures, and what the platforms mount on it. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { UserError } from './core/errors.ts';
import type { Corpus } from './core/ports.ts';
import type { Route } from './platforms/platform.ts';

export interface HttpSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly routes: readonly Route[];
}

export interface HttpServer {
  readonly port: number;
  /** Takes no more connections and lets running requests answer, at most `graceMs` milliseconds long. */
  readonly close: (graceMs: number) => Promise<void>;
}

/** Throws a UserError when the port is taken or the host is not one of this machine. */
export async function startHttp({ host, port, routes }: HttpSettings): Promise<HttpServer> {
  const byLength = routes.toSorted((a, b) => b.path.length - a.path.length);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const route = byLength.find(
      (candidate) => path === candidate.path || (candidate.path.endsWith('/') && path.startsWith(candidate.path)),
    );
    if (route === undefined) answer(response, 404, 'There is nothing at this address.\n');
    else route.handle(request, response);
  });
  await listen(server, host, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: (graceMs) => close(server, graceMs),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new UserError(
            'port-taken',
            `Port ${port} on ${host} is already in use.`,
            'Stop what uses it, or set PORT to another.',
            { cause: error },
          ),
        );
      } else if (error.code === 'EACCES') {
        reject(
          new UserError('port-denied', `This user may not listen on port ${port}.`, 'Set PORT to 1024 or higher.', {
            cause: error,
          }),
        );
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        reject(
          new UserError(
            'no-such-host',
            `${host} is no address of this machine.`,
            'Set HOST to 127.0.0.1, or to 0.0.0.0 for every interface.',
            { cause: error },
          ),
        );
      } else reject(error);
    });
    server.listen(port, host, resolve);
  });
}

/** Idle keep-alive connections would hold the server open for seconds: they are closed at once, the busy ones when their time is up. */
async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(text);
}

export interface Checks {
  /** Throws when the store cannot be written. */
  readonly store: () => Promise<void>;
  /** Whether what is due was looked at within the last minute. */
  readonly isTicking: () => boolean;
  /** Whether every platform that is on is connected. */
  readonly isReady: () => boolean;
}

/** `/healthz`: the process runs, its store can be written and it ticks. `/readyz`: every platform is connected as well. */
export function healthRoutes(checks: Checks): readonly Route[] {
  const healthy = (response: ServerResponse, next: () => void): void => {
    checks.store().then(
      () => {
        if (checks.isTicking()) next();
        else answer(response, 503, 'nothing that is due is being looked at\n');
      },
      () => {
        answer(response, 503, 'the store cannot be written\n');
      },
    );
  };
  return [
    {
      path: '/healthz',
      handle: (_request, response) => {
        healthy(response, () => {
          answer(response, 200, 'ok\n');
        });
      },
    },
    {
      path: '/readyz',
      handle: (_request, response) => {
        healthy(response, () => {
          if (checks.isReady()) answer(response, 200, 'ready\n');
          else answer(response, 503, 'a platform is not connected\n');
        });
      },
    },
  ];
}

/** `/metrics`, for Prometheus. */
export function metricsRoute(write: () => Promise<string>): Route {
  return {
    path: '/metrics',
    handle: (_request, response) => {
      write().then(
        (text) => {
          response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
        },
        () => {
          answer(response, 503, 'the store cannot be read\n');
        },
      );
    },
  };
}

/** `/pictures/<hash>.png`. A hash names its content, so it may be kept for ever. */
export function pictureRoute(corpus: Pick<Corpus, 'picture'>): Route {
  return {
    path: '/pictures/',
    handle: (request, response) => {
      const hash = /^\/pictures\/(?<hash>[0-9a-f]{16})\.png$/.exec(request.url ?? '')?.groups?.['hash'];
      const picture = hash === undefined ? Promise.resolve(undefined) : corpus.picture(hash);
      picture.then(
        (found) => {
          if (found === undefined) answer(response, 404, 'There is no such picture.\n');
          else
            response
              .writeHead(200, {
                'content-type': 'image/png',
                'content-length': found.png.length,
                'cache-control': 'public, max-age=31536000, immutable',
                'x-content-type-options': 'nosniff',
              })
              .end(found.png);
        },
        () => {
          answer(response, 503, 'The picture cannot be drawn right now.\n');
        },
      );
    },
  };
}
