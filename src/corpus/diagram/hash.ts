/** The name of a picture: the same source in the same style has the same name, so a cached picture never goes stale. */
import { createHash } from 'node:crypto';

/** Raise it when the house style or the renderer changes what a source looks like. */
const styleVersion = 1;

/** 16 hex digits. */
export function diagramHash(dot: string): string {
  return createHash('sha256')
    .update(`${String(styleVersion)}\n${dot}`)
    .digest('hex')
    .slice(0, 16);
}
