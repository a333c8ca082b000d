export interface DemoControl {
  /** Time goes on to `at`, and what is due then has happened when it resolves. Never back. */
  readonly moveTo: (at: Temporal.Instant) => Promise<void>;
}
