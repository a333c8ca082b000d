import type { Entry } from '../../model.ts';
import { shorten } from '../../rich.ts';
import type { Round } from '../model.ts';

/** At most 100 characters (Discord). */
export function threadName({ number }: Pick<Round, 'number'>, entry: Entry | undefined): string {
  return shorten(`Question ${number}${entry === undefined ? '' : `: ${entry.title}`}`, 100);
}
