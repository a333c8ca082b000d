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

/**
 * Sends a view, and gives what Discord answered. When Discord does not take it with its attachments, it goes out without them.
 * `again` says whether sending once more after a lost answer is harmless. Throws a PlatformError, or a RangeError for a view
 * that does not fit.
 */
export async function sendView<Sent>(
  desk: Desk,
  view: View,
  send: (message: Outgoing) => Promise<Sent>,
  { again, server }: { readonly again: 'safe' | 'never'; readonly server?: string | undefined },
): Promise<Sent> {
  const message = await outgoing(view, server, desk);
  const first = await attempt(desk, () => send(message));
  if ('sent' in first) return first.sent;
  const { error } = first.refusal;
  const mayHelp = error.kind === 'down' ? again === 'safe' : message.files.length > 0 && error.kind === 'denied';
  if (!mayHelp) throw error;
  desk.deps.log.warn(
    { reason: error.message, attachments: message.files.length },
    'a Discord message goes out once more, without attachments',
  );
  const bare = { content: renderView(view, new Set(), server), files: [], attachments: [] };
  const second = await attempt(desk, () => send(bare));
  if ('sent' in second) return second.sent;
  throw second.refusal.error;
}

/**
 * Gives an interaction its first answer, again when the first try got lost on the way. False when it is too late or
 * somebody else has answered: then nobody can answer, and nothing must happen.
 */
export async function acknowledge(desk: Desk, answer: () => Promise<void>): Promise<boolean> {
  const first = await attempt(desk, answer);
  if ('sent' in first) return true;
  let last = first.refusal;
  if (last.error.kind === 'down') {
    const second = await attempt(desk, answer);
    // It had arrived the first time.
    if ('sent' in second || second.refusal.code === alreadyAcknowledged) return true;
    last = second.refusal;
  }
  desk.deps.log.warn({ reason: last.error.message }, 'a Discord interaction could not be acknowledged');
  return false;
}

type Attempt<Sent> = { readonly sent: Sent } | { readonly refusal: Refusal };

/** Rethrows what is not Discord's refusal. */
export async function attempt<Sent>(
  { deps }: Pick<Desk, 'deps'>,
  request: () => Promise<Sent>,
): Promise<Attempt<Sent>> {
  try {
    return { sent: await request() };
  } catch (error) {
    const refusal = refusalOf(error, deps.clock());
    if (refusal === undefined) throw error;
    return { refusal };
  }
}

/** A picture that cannot be had is left out, and its words stand in for it. */
async function outgoing(view: View, server: string | undefined, { deps }: Desk): Promise<Outgoing> {
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
  const texts = view.blocks.filter((block) => block.kind === 'file');
  return {
    content: renderView(view, new Set([...shown.map(({ hash }) => hash), ...texts.map(({ name }) => name)]), server),
    files: [
      ...shown.map(({ hash, png }): RawFile => ({
        name: fileName(hash),
        data: Buffer.from(png),
        contentType: 'image/png',
      })),
      ...texts.map(({ name, text }): RawFile => ({ name, data: text, contentType: 'text/plain; charset=utf-8' })),
    ],
    attachments: [
      ...shown.map(({ hash, description }) => ({ filename: fileName(hash), description })),
      ...texts.map(({ name, label }) => ({ filename: name, description: label })),
    ].map((attachment, id) => ({ id, ...attachment })),
  };
}
