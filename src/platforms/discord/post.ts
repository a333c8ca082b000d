/** The only writer to Discord: puts a view into a message with its pictures, and sends it so that nothing is there twice. */
import type { RawFile, REST } from 'discord.js';
import type { Deps } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import { refusalOf, alreadyAcknowledged, type Refusal } from './refusal.ts';
import { fileName, pictureHashes, renderView } from './render.ts';
import type { Outgoing } from './wire.ts';

export interface Desk {
  readonly rest: REST;
  readonly deps: Deps;
}

type Send = (message: Outgoing) => Promise<void>;

/**
 * Sends a view. When Discord does not take it with its pictures, it goes out without them. `again` says whether sending once
 * more after a lost answer is harmless. Throws a PlatformError, or a RangeError for a view that does not fit.
 */
export async function sendView(desk: Desk, view: View, send: Send, again: 'safe' | 'never'): Promise<void> {
  const message = await outgoing(view, desk);
  const refusal = await attempt(desk, () => send(message));
  if (refusal === undefined) return;
  const mayHelp =
    refusal.error.kind === 'down' ? again === 'safe' : message.files.length > 0 && refusal.error.kind === 'denied';
  if (!mayHelp) throw refusal.error;
  desk.deps.log.warn(
    { reason: refusal.error.message, pictures: message.files.length },
    'a Discord message goes out once more, without pictures',
  );
  const second = await attempt(desk, () => send({ content: renderView(view, new Set()), files: [], attachments: [] }));
  if (second !== undefined) throw second.error;
}

/**
 * Gives an interaction its first answer, again when the first try got lost on the way. False when it is too late or
 * somebody else has answered: then nobody can answer, and nothing must happen.
 */
export async function acknowledge(desk: Desk, answer: () => Promise<void>): Promise<boolean> {
  const refusal = await attempt(desk, answer);
  if (refusal === undefined) return true;
  let last = refusal;
  if (refusal.error.kind === 'down') {
    const second = await attempt(desk, answer);
    // It had arrived the first time.
    if (second === undefined || second.code === alreadyAcknowledged) return true;
    last = second;
  }
  desk.deps.log.warn({ reason: last.error.message }, 'a Discord interaction could not be acknowledged');
  return false;
}

/** Undefined when it worked. Rethrows what is not Discord's refusal. */
async function attempt(desk: Desk, request: () => Promise<void>): Promise<Refusal | undefined> {
  try {
    await request();
    return undefined;
  } catch (error) {
    const refusal = refusalOf(error, desk.deps.clock());
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** A picture that cannot be had is left out, and its words stand in for it. */
async function outgoing(view: View, { deps }: Desk): Promise<Outgoing> {
  const pictures = [...pictureHashes(view)];
  const found = await Promise.all(
    pictures.map(async ([hash, description]) => {
      try {
        const picture = await deps.corpus.picture(hash);
        return picture === undefined ? [] : [{ hash, description, png: picture.png }];
      } catch (error) {
        deps.log.warn({ err: error, hash }, 'a picture could not be had');
        return [];
      }
    }),
  );
  const shown = found.flat();
  return {
    content: renderView(view, new Set(shown.map(({ hash }) => hash))),
    files: shown.map(({ hash, png }): RawFile => ({
      name: fileName(hash),
      data: Buffer.from(png),
      contentType: 'image/png',
    })),
    attachments: shown.map(({ hash, description }, id) => ({ id, filename: fileName(hash), description })),
  };
}
