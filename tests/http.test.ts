import { afterEach, describe, expect, it } from 'vitest';
import { healthRoutes, pictureRoute, startHttp, type HttpServer } from '../src/http.ts';
import type { Route } from '../src/platforms/platform.ts';
import { testCorpus, tinyPng } from './deps.ts';

const host = '127.0.0.1';
let server: HttpServer | undefined;
afterEach(async () => {
  await server?.close(1000);
  server = undefined;
});

async function serve(routes: readonly Route[]): Promise<string> {
  server = await startHttp({ host, port: 0, routes });
  return `http://${host}:${String(server.port)}`;
}

const says = (path: string, text: string): Route => ({ path, handle: (_request, response) => response.end(text) });

describe('the HTTP server', () => {
  it.each([
    { path: '/', text: 'home' },
    { path: '/?q=1', text: 'home' },
    { path: '/c/general', text: 'channel' },
    { path: '/c/general/x', text: 'channel' },
    { path: '/c/exact', text: 'exact' },
  ])('gives $path to the longest route that fits', async ({ path, text }) => {
    const base = await serve([says('/', 'home'), says('/c/', 'channel'), says('/c/exact', 'exact')]);
    expect(await (await fetch(base + path)).text()).toBe(text);
  });

  it('says so where nothing is', async () => {
    const base = await serve([says('/c/', 'channel'), says('/exact', 'exact')]);
    for (const path of ['/', '/cc', '/exact/more']) {
      const response = await fetch(base + path);
      expect([response.status, await response.text()]).toEqual([404, 'There is nothing at this address.\n']);
    }
  });

  it('says which port is taken', async () => {
    await serve([]);
    await expect(startHttp({ host, port: server?.port ?? 0, routes: [] })).rejects.toThrow(
      `Port ${String(server?.port)} on ${host} is already in use.`,
    );
  });

  it('says which host is none of this machine', async () => {
    await expect(startHttp({ host: '192.0.2.1', port: 0, routes: [] })).rejects.toThrow(
      '192.0.2.1 is no address of this machine.',
    );
  });

  it('lets a running request answer before it closes', async () => {
    const started = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    const base = await serve([
      {
        path: '/slow',
        handle: (_request, response) => {
          started.resolve(undefined);
          void release.promise.then(() => response.end('late but here'));
        },
      },
    ]);
    const answer = fetch(`${base}/slow`);
    await started.promise;
    const closed = server?.close(5000);
    release.resolve(undefined);
    expect(await (await answer).text()).toBe('late but here');
    await closed;
  });
});

describe('health', () => {
  it.each([
    { name: 'all is well', store: () => Promise.resolve(), ready: true, ticks: true, healthz: 200, readyz: 200 },
    {
      name: 'a platform is not connected',
      store: () => Promise.resolve(),
      ready: false,
      ticks: true,
      healthz: 200,
      readyz: 503,
    },
    { name: 'it ticks no more', store: () => Promise.resolve(), ready: true, ticks: false, healthz: 503, readyz: 503 },
    {
      name: 'the store cannot be written',
      store: () => Promise.reject(new Error('disk full')),
      ready: true,
      ticks: true,
      healthz: 503,
      readyz: 503,
    },
  ])('when $name', async ({ store, ready, ticks, healthz, readyz }) => {
    const base = await serve(healthRoutes({ store, isTicking: () => ticks, isReady: () => ready }));
    expect((await fetch(`${base}/healthz`)).status).toBe(healthz);
    expect((await fetch(`${base}/readyz`)).status).toBe(readyz);
  });
});

describe('pictures', () => {
  it('are served by their hash, for ever', async () => {
    const base = await serve([pictureRoute(testCorpus())]);
    const response = await fetch(`${base}/pictures/0123456789abcdef.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(tinyPng);
  });

  it.each([
    '/pictures/ffffffffffffffff.png',
    '/pictures/../package.json',
    '/pictures/%2e%2e/package.json',
    '/pictures/',
  ])('there is none at %s', async (path) => {
    const base = await serve([pictureRoute(testCorpus())]);
    expect((await fetch(base + path)).status).toBe(404);
  });
});
