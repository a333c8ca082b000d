/**
 * Where a message finds the pictures of its view: on the bot's own public address, or uploaded to Slack. A picture that
 * cannot be had in time is left out; a card never waits long for it.
 */
import type { Deps } from '../../core/ports.ts';
import type { View } from '../../core/view.ts';
import type { Files } from './files.ts';
import { createMarks } from './marks.ts';
import type { PictureSource } from './render.ts';
import { within, type StartTimer } from './within.ts';

export interface PictureSettings {
  /** The bot's address on the internet, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Milliseconds that a message waits for its pictures. */
  readonly waitMs: number;
  readonly startTimer: StartTimer;
}

/** By hash. */
export type Sources = ReadonlyMap<string, PictureSource>;

export interface Pictures {
  /** Those of the view's pictures that can be shown. Never throws. */
  readonly of: (view: View, tenant: string) => Promise<Sources>;
  /** Slack took a message with them. */
  readonly worked: (sources: Sources) => void;
  /** Slack refused a message with them. Whether it is worth trying the same once more in a moment. */
  readonly failed: (sources: Sources, tenant: string, error: unknown) => Promise<boolean>;
  /** Slack took all of them within the last hour, so that a message with them can go where a refusal would not be seen. */
  readonly areProven: (sources: Sources) => boolean;
}

export function createPictures(
  { publicUrl, waitMs, startTimer }: PictureSettings,
  files: Files,
  { clock, log }: Pick<Deps, 'clock' | 'log'>,
): Pictures {
  const proven = createMarks(clock, { hours: 1 });
  const barred = createMarks(clock, { hours: 1 });

  const sourceOf = async (hash: string, alt: string, tenant: string): Promise<PictureSource | undefined> => {
    if (barred.has(hash)) return undefined;
    if (publicUrl !== undefined) return { url: `${publicUrl}/pictures/${hash}.png` };
    const file = await within(files.idOf(hash, alt, tenant), waitMs, startTimer).catch((error: unknown) => {
      log.warn({ err: error }, 'where a picture is in Slack could not be looked up');
      return undefined;
    });
    return file === undefined ? undefined : { file };
  };

  return {
    of: async (view, tenant) => {
      const sources = new Map<string, PictureSource>();
      for (const block of view.blocks) {
        if (block.kind !== 'picture') continue;
        const source = await sourceOf(block.hash, block.alt, tenant);
        if (source !== undefined) sources.set(block.hash, source);
      }
      return sources;
    },
    worked: (sources) => {
      for (const hash of sources.keys()) proven.add(hash);
    },
    failed: async (sources, tenant, error) => {
      const hashes = [...sources.keys()];
      if (hashes.some((hash) => files.isFresh(hash, tenant))) return true;
      log.warn({ err: error, pictures: hashes }, 'Slack refused a message with pictures; it goes without them');
      for (const hash of hashes) {
        proven.remove(hash);
        // Slack could not fetch it from outside; a file may have been deleted, and is uploaded again.
        if (publicUrl === undefined) await files.forget(hash, tenant);
        else barred.add(hash);
      }
      return false;
    },
    areProven: (sources) => [...sources.keys()].every((hash) => proven.has(hash)),
  };
}
