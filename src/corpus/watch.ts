/** Tells when content changes on disk. Editors replace files in several steps, so a change counts once it has been quiet for a moment. */
import { statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Milliseconds without a further change before the content is read again. */
const quietMs = 200;

/** Runs `work` after `ms` milliseconds; the result takes it back. Passed in so that tests need not wait. */
export type Delay = (work: () => void, ms: number) => () => void;

const realDelay: Delay = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => {
    clearTimeout(timer);
  };
};

/** Watches a folder with all below it, or one file. The result stops it. A path that goes away is no error: nothing is told any more. */
export function watchContent(path: string, onChange: () => void, delay: Delay = realDelay): () => void {
  let cancel = (): void => undefined;
  // A file is watched through its folder: many editors save by putting a new file in its place.
  const isFile = statSync(path).isFile();
  const watcher = watch(isFile ? dirname(path) : path, { recursive: !isFile, persistent: false }, (_event, name) => {
    if (isFile && name !== basename(path)) return;
    cancel();
    cancel = delay(onChange, quietMs);
  });
  watcher.on('error', () => {
    watcher.close();
  });
  return () => {
    cancel();
    watcher.close();
  };
}
