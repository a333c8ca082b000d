/** What the store needs to know of the database it runs on. */
import type { Dialect } from 'kysely';
import type { NumberedRow } from './migrations/engine.ts';

export interface Engine {
  readonly dialect: Dialect;
  readonly numbered: NumberedRow;
  /** Whether other processes may have the database open at the same time. */
  readonly isShared: boolean;
  /** A UserError in place of a failure to open that a person can mend. */
  readonly explain: (error: unknown) => unknown;
  /** Called once the connections are closed. */
  readonly release: () => void;
}
