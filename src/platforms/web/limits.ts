/** Every limit of the web page in one table. */

export const limits = {
  /** Characters of a line in the composer or of a field in a form. */
  line: 10_000,
  /** Bytes of a request body: room for the longest line, whose characters may take nine bytes each in a form. */
  body: 96 * 1024,
  /** Fields of a form that comes back. */
  fields: 20,
  /** Characters of an encoded action, generously: core says what it thinks of a damaged one. */
  action: 200,
  /** Characters that suggestions are looked up for. */
  partial: 200,
  /** Characters of a person's display name. */
  name: 40,
  /** Messages of a channel, and of a thread, that a page shows. */
  shownMessages: 100,
  shownReplies: 200,
  /** Changes kept for browsers that were away for a moment. */
  recentChanges: 500,
  /** Open event streams, in all. */
  streams: 200,
  /** Bytes that a slow reader may be behind before its stream is closed; it then comes back and catches up. */
  streamBacklog: 1024 * 1024,
  /** Characters read out for a new message. */
  spoken: 300,
  /** Milliseconds that stopping waits for requests under way. */
  drain: 5000,
} as const;
