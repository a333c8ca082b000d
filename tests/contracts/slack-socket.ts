/** Socket Mode of the Slack contract server: one-time addresses, hello, envelopes and their acknowledgements, refreshes. */
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

type Json = Readonly<Record<string, unknown>>;
export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

export interface Link {
  /** Sends an envelope to the newest connection and waits for what acknowledges it. */
  readonly deliver: (type: EnvelopeType, payload: Json) => Promise<Json>;
  /** Says that the connection will be recycled, as Slack does every few hours. */
  readonly refresh: () => void;
  /** Cuts every connection, without a word. */
  readonly drop: () => void;
  /** How often somebody connected. */
  readonly connections: () => number;
  /** Makes an address that lets one connection in. */
  readonly ticket: () => string;
  /** The next connections get no hello, and are closed at once. */
  readonly refuseNext: (count: number) => void;
  readonly close: () => void;
}

interface Acknowledgement {
  readonly envelope_id?: string;
  readonly payload?: Json;
}

export function openLink(server: Server, addressOf: () => string): Link {
  const sockets = new WebSocketServer({ server });
  const tickets = new Set<string>();
  const waiting = new Map<string, (payload: Json) => void>();
  let count = 0;
  let refusals = 0;
  let envelopes = 0;
  let newest: WebSocket | undefined;

  sockets.on('connection', (socket, request) => {
    const ticket = new URL(request.url ?? '/', 'ws://slack').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket) || refusals > 0) {
      refusals = Math.max(refusals - 1, 0);
      socket.close();
      return;
    }
    count += 1;
    newest = socket;
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = JSON.parse(data.toString()) as Acknowledgement;
      waiting.get(id ?? '')?.(payload ?? {});
      waiting.delete(id ?? '');
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
  });

  return {
    deliver: (type, payload) => {
      if (newest?.readyState !== newest?.OPEN) throw new Error('nobody is connected');
      envelopes += 1;
      const id = `envelope-${envelopes}`;
      const { promise, resolve } = Promise.withResolvers<Json>();
      waiting.set(id, resolve);
      const accepts = type !== 'events_api';
      newest?.send(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: accepts }));
      return promise;
    },
    refresh: () => {
      newest?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    drop: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    connections: () => count,
    ticket: () => {
      const ticket = `ticket-${tickets.size}-${count}`;
      tickets.add(ticket);
      return `${addressOf().replace(/^http/, 'ws')}/link?ticket=${ticket}`;
    },
    refuseNext: (next) => {
      refusals = next;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
