/**
 * The two expected families of failure. Everything else that is thrown is a bug and gets a reference id.
 */

/** Something the person can mend. `message` says what went wrong, `advice` what to do next. */
export class UserError extends Error {
  readonly code: string;
  readonly advice: string;
  constructor(code: string, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.advice = advice;
  }
}

/** `gone`: the channel, message or token no longer exists. `denied`: a right is missing. `limited`: wait until `retryAt`. `down`: the platform did not answer. */
export type PlatformErrorKind = 'gone' | 'denied' | 'limited' | 'down';

export class PlatformError extends Error {
  readonly kind: PlatformErrorKind;
  readonly retryAt: Temporal.Instant | undefined;
  /** Whether the request may have taken effect although it failed: the connection broke, or the answer was a server's error. */
  readonly unsure: boolean;
  /** Whether a limit holds for the whole bot and not only where the request went. */
  readonly everywhere: boolean;
  constructor(
    kind: PlatformErrorKind,
    message: string,
    options: ErrorOptions & {
      readonly retryAt?: Temporal.Instant;
      readonly unsure?: boolean;
      readonly everywhere?: boolean;
    } = {},
  ) {
    super(message, options);
    this.name = 'PlatformError';
    this.kind = kind;
    this.retryAt = options.retryAt;
    this.unsure = options.unsure ?? false;
    this.everywhere = options.everywhere ?? false;
  }
}
