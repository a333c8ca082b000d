/**
 * What Discord takes, in characters unless said otherwise. Source of a line without one of its own: the API reference's
 * pages on components, messages, application commands and interactions, as of August 2026.
 */
export const limits = {
  /** Components of one message, those inside others counted too. */
  components: 40,
  /** Text over all text displays of a message. */
  text: 4000,
  customId: 100,
  row: { buttons: 5 },
  button: { label: 80 },
  select: { options: 25, label: 100, description: 100, value: 100, placeholder: 150 },
  checkboxes: 10,
  gallery: { items: 10, description: 1024 },
  modal: { title: 45, components: 5 },
  label: { text: 45, description: 100 },
  input: { text: 4000 },
  suggestions: { count: 25, label: 100, value: 100 },
  /** `total`: names, descriptions and choices of one command together. */
  command: { count: 100, name: 32, description: 100, options: 25, choices: 25, choice: 100, total: 8000 },
  nonce: 25,
  threadName: 100,
  /** Messages of a channel given at once. */
  history: 100,
  /** Milliseconds. */
  time: {
    /** A first answer is taken within 3 s; below that there is room for a second try. */
    acknowledge: 1400,
    /** Ours: how long one request may take. */
    request: 10_000,
    /** Ours: a rate limit that ends within this is waited for, a longer one is an error. */
    patience: 5_000,
    /** Ours: from the login until the bot must be ready. */
    connect: 30_000,
    /** Ours: what running answers get when the bot stops. */
    drain: 5_000,
  },
} as const;
