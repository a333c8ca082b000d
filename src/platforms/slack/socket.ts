/**
 * Keeps the Socket Mode connection up. The SDK can reconnect by itself, but then waits a whole ping timeout after every
 * routine refresh, gives up on some failures in a way that ends the process, and never says at the start why it waits.
 */
import { SocketModeReceiver } from '@slack/bolt';
import { PlatformError } from '../../core/errors.ts';
import type { Deps } from '../../core/ports.ts';
import { clientOptions, platformError, sdkLogger, type ApiSettings } from './api.ts';
import { within } from './within.ts';

export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Resolves when Slack said hello for the first time, and keeps connected from then on. Throws a PlatformError or a Refusal. */
  readonly connect: () => Promise<void>;
  readonly isConnected: () => boolean;
  readonly disconnect: () => Promise<void>;
}

/** Five seconds, the SDK's own, lose healthy connections on a busy machine. */
const pongTimeoutMs = 15_000;
const pingTimeoutMs = 60_000;
/** From dialling to Slack's hello. */
const helloTimeoutMs = 30_000;
const longestPauseMs = 30_000;
/** A connection that ends sooner counts as a failed one. */
const shortestLife = { seconds: 10 };

export function createSocket(
  appToken: string,
  api: Omit<ApiSettings, 'botToken'>,
  { clock, log }: Pick<Deps, 'clock' | 'log'>,
): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLogger(log),
    autoReconnectEnabled: false,
    clientPingTimeout: pongTimeoutMs,
    serverPingTimeout: pingTimeoutMs,
    installerOptions: { clientOptions: clientOptions(api) },
  });
  return keepUp(receiver, { clock, log });
}

function keepUp(receiver: SocketModeReceiver, { clock, log }: Pick<Deps, 'clock' | 'log'>): Socket {
  const { client } = receiver;
  const stopping = new AbortController();
  let isConnected = false;
  let failures = 0;

  const dial = async (): Promise<void> => {
    await greet(client, clock);
    isConnected = true;
  };

  /** Until the connection ends. */
  const live = async (): Promise<void> => {
    const began = clock();
    await new Promise((resolve) => client.once('disconnected', resolve));
    isConnected = false;
    const isShort = Temporal.Instant.compare(clock(), began.add(shortestLife)) < 0;
    failures = isShort ? failures + 1 : 0;
  };

  /** Until there is a connection again, or the bot stops. */
  const redial = async (): Promise<void> => {
    for (;;) {
      await pause(pauseMs(failures), stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await dial();
        return;
      } catch (error) {
        failures += 1;
        log.warn({ err: error, failures }, 'Slack cannot be reached by Socket Mode; it is tried again');
      }
    }
  };

  const stayConnected = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await live();
      await redial();
    }
  };

  return {
    receiver,
    connect: async () => {
      await dial();
      void stayConnected();
    },
    isConnected: () => isConnected,
    disconnect: async () => {
      stopping.abort();
      await client.disconnect();
    },
  };
}

/** Dials, and waits for Slack's hello. */
async function greet(client: SocketModeReceiver['client'], clock: () => Temporal.Instant): Promise<void> {
  try {
    if ((await within(client.start(), helloTimeoutMs)) !== undefined) return;
  } catch (error) {
    // The SDK rejects with nothing when the connection ends before the hello.
    throw error === undefined
      ? new PlatformError('down', 'Slack ended the connection before it began')
      : platformError(error, clock());
  }
  await client.disconnect();
  throw new PlatformError('down', 'Slack opened a connection and did not say hello');
}

/** None after a routine refresh, then doubling. */
function pauseMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(500 * 2 ** failures, longestPauseMs);
}

/** Ends early when the signal is aborted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  signal.addEventListener('abort', () => {
    resolve(undefined);
  });
  await promise;
  clearTimeout(timer);
}
