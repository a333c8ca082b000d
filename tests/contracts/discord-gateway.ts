/** The gateway of the Discord contract server: hello, identify, ready, resume with what was missed, heartbeats. */
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

type Json = Readonly<Record<string, unknown>>;

export interface Gateway {
  /** Sends an event to every connection that is logged in. */
  readonly dispatch: (type: string, payload: Json) => void;
  /** Closes every connection; a client that resumes gets the last `redeliver` events again. */
  readonly drop: (code: number, redeliver: number) => void;
  /** What the client said it wants to hear: the bits of its last identify. */
  readonly intents: () => number | undefined;
  /** Closes on whoever asks for these intents: nobody has allowed them in the portal. */
  readonly disallow: (intents: number) => void;
  /** How often a client resumed its session. */
  readonly resumes: () => number;
  /** Lets nobody in any more: the token was reset after it was shown to be good. */
  readonly forget: () => void;
  readonly close: () => void;
}

export const botUser = {
  id: '900000000000000009',
  username: 'sysdesign',
  discriminator: '0',
  avatar: null,
  bot: true,
} as const;
export const guildId = '900000000000000002';

interface Packet {
  readonly op: number;
  readonly d: Json;
}

export function openGateway(server: Server, token: string, applicationId: string): Gateway {
  const sockets = new WebSocketServer({ server });
  const events: Json[] = [];
  let intents: number | undefined;
  let disallowed = 0;
  let resumes = 0;
  let isForgetful = false;
  let redeliver = 0;

  const greet = (socket: WebSocket): void => {
    const send = (packet: Json): void => {
      socket.send(JSON.stringify(packet));
    };
    send({ op: 10, d: { heartbeat_interval: 45_000 } });
    socket.on('message', (data: Buffer) => {
      const packet = JSON.parse(data.toString()) as Packet;
      if (packet.op === 1) send({ op: 11 });
      if (packet.op === 2) {
        if (isForgetful || packet.d['token'] !== token) {
          socket.close(4004, 'Authentication failed.');
          return;
        }
        intents = Number(packet.d['intents']);
        if ((intents & disallowed) !== 0) {
          socket.close(4014, 'Disallowed intent(s).');
          return;
        }
        send({ op: 0, s: 1, t: 'READY', d: readyOf(server, applicationId) });
        send({ op: 0, s: 2, t: 'GUILD_CREATE', d: guild });
      }
      if (packet.op === 6) {
        resumes += 1;
        for (const event of redeliver === 0 ? [] : events.slice(-redeliver)) send(event);
        send({ op: 0, s: events.length + 3, t: 'RESUMED', d: {} });
      }
    });
  };
  sockets.on('connection', greet);

  return {
    dispatch: (type, payload) => {
      const event = { op: 0, s: events.length + 3, t: type, d: payload };
      events.push(event);
      for (const socket of sockets.clients) socket.send(JSON.stringify(event));
    },
    drop: (code, again) => {
      redeliver = again;
      for (const socket of sockets.clients) socket.close(code);
    },
    intents: () => intents,
    disallow: (unallowed) => {
      disallowed = unallowed;
    },
    resumes: () => resumes,
    forget: () => {
      isForgetful = true;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function readyOf(server: Server, applicationId: string): Json {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    v: 10,
    user: botUser,
    guilds: [{ id: guildId, unavailable: true }],
    session_id: 'session',
    resume_gateway_url: `ws://127.0.0.1:${port}`,
    application: { id: applicationId, flags: 0 },
    shard: [0, 1],
  };
}

/** Here the bot may do all it may want; in the general channel it has no rights. */
export const questionsChannel = '900000000000000013';
export const voiceCategory = '900000000000000014';
/** Announcements: Discord has no private threads there. */
export const newsChannel = '900000000000000015';
/** A thread that the bot has opened, in the channel where it may do all. */
export const botThread = '900000000000000016';

/** View Channel, Send Messages, Attach Files, Read Message History; threads: create public and private ones, send in them; Pin Messages. */
const rights = [10, 11, 15, 16, 35, 36, 38, 51].reduce((bits, bit) => bits | (1n << BigInt(bit)), 0n);
const ourRights = { id: botUser.id, type: 1, allow: String(rights), deny: '0' };

function threadOf(id: string, parent: string, owner: string): Json {
  return {
    id,
    type: 11,
    name: 'Questions',
    parent_id: parent,
    guild_id: guildId,
    owner_id: owner,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2026-11-24T09:00:00Z',
      locked: false,
    },
  };
}

/** The server's everyone role has no rights; the second role manages; the third may be mentioned by anyone. */
export const guild: Json = {
  id: guildId,
  name: 'A server',
  owner_id: '900000000000000099',
  member_count: 3,
  large: false,
  roles: [
    {
      id: guildId,
      name: '@everyone',
      permissions: '0',
      position: 0,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
    },
    {
      id: '900000000000000088',
      name: 'staff',
      permissions: '32',
      position: 1,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
    },
    {
      id: '900000000000000087',
      name: 'readers',
      permissions: '0',
      position: 2,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: true,
    },
  ],
  channels: [
    { id: '900000000000000003', type: 0, name: 'general', position: 0, permission_overwrites: [] },
    { id: questionsChannel, type: 0, name: 'questions', position: 1, permission_overwrites: [ourRights] },
    { id: newsChannel, type: 5, name: 'news', position: 3, permission_overwrites: [ourRights] },
    { id: voiceCategory, type: 4, name: 'Rooms', position: 2, permission_overwrites: [] },
  ],
  threads: [
    threadOf('900000000000000004', '900000000000000003', '900000000000000005'),
    threadOf(botThread, questionsChannel, botUser.id),
  ],
  members: [{ user: botUser, roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 }],
  emojis: [],
  stickers: [],
  features: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  preferred_locale: 'en-US',
};
