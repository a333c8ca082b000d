/** The ids of pictures in Slack: each is uploaded once for a workspace, when a message first needs it, and remembered. */
import { PlatformError } from '../../core/errors.ts';
import type { Deps, Picture } from '../../core/ports.ts';
import { createMarks } from './marks.ts';

export interface Files {
  /** Waits for the upload; undefined when there is no such picture or it cannot be uploaded. */
  readonly idOf: (hash: string, alt: string, tenant: string) => Promise<string | undefined>;
  /** The file is no longer in Slack. */
  readonly forget: (hash: string, tenant: string) => Promise<void>;
  /** Uploaded a moment ago: Slack may not have looked into it yet. */
  readonly isFresh: (hash: string, tenant: string) => boolean;
}

/** Gives the id of the file. */
export type Upload = (picture: Picture, alt: string) => Promise<string>;

/** What bars every upload, beside the keys of single ones. */
const everything = '*';

export function createFiles(upload: Upload, { corpus, store, clock, log }: Omit<Deps, 'random'>): Files {
  const known = new Map<string, string>();
  const running = new Map<string, Promise<string | undefined>>();
  const fresh = createMarks(clock, { seconds: 30 });
  const barred = createMarks(clock, { hours: 1 });

  const uploadAndNote = async (key: string, hash: string, alt: string): Promise<string | undefined> => {
    const picture = await corpus.picture(hash);
    if (picture === undefined) return undefined;
    const file = await upload(picture, alt);
    known.set(key, file);
    fresh.add(key);
    await store.notes.set(key, file);
    return file;
  };

  const bar = (key: string, error: unknown): void => {
    // A right that is missing for one picture is missing for all.
    barred.add(error instanceof PlatformError && error.kind === 'denied' ? everything : key);
    log.warn({ err: error }, 'a picture could not be uploaded to Slack; cards go without it for an hour');
  };

  return {
    idOf: async (hash, alt, tenant) => {
      const key = keyOf(hash, tenant);
      const noted = known.get(key) ?? (await store.notes.get(key)) ?? '';
      if (noted !== '') {
        known.set(key, noted);
        return noted;
      }
      if (barred.has(everything) || barred.has(key)) return undefined;
      const started =
        running.get(key) ??
        uploadAndNote(key, hash, alt)
          .catch((error: unknown) => {
            bar(key, error);
            return undefined;
          })
          .finally(() => {
            running.delete(key);
          });
      running.set(key, started);
      return started;
    },
    forget: async (hash, tenant) => {
      const key = keyOf(hash, tenant);
      known.delete(key);
      await store.notes.set(key, '');
    },
    isFresh: (hash, tenant) => fresh.has(keyOf(hash, tenant)),
  };
}

function keyOf(hash: string, tenant: string): string {
  return `slack file ${tenant} ${hash}`;
}
