/**
 * What a button means. One union, one codec: every button, menu option and form carries an Action in at most 100 characters
 * (Discord's custom_id; Slack's option value allows 75, so menus must hold short ones).
 * What does not decode is an expired button, never an exception.
 */
import { z } from 'zod';

const entryId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const page = z.coerce.number().int().min(1).max(999);
const count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const date = z.iso.date();
const slug = z.union([z.literal(''), z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)]);

/** The fields of each kind, in the order they are written. Append fields or kinds freely; a changed meaning needs a new version. */
const kinds = {
  /** Show a page of an entry. */
  show: { entry: entryId, page },
  related: { entry: entryId },
  share: { entry: entryId },
  report: { entry: entryId },
  reported: { entry: entryId },
  find: {},
  found: {},
  /** Ask for an entry on what was searched in vain; `miss` is the row that counted it. */
  want: { miss: count },
  /** List categories, or the entries of one (by slug). */
  browse: { category: slug, page },
  random: { difficulty: z.enum(['', 'easy', 'medium', 'hard']), category: slug },
  help: {},
  reports: { page },
  /** Close a report. */
  settle: { report: count },
  /** A question of the day, by its round: open the form, take its answer, give a hint. */
  answer: { round: count },
  answered: { round: count },
  hint: { round: count, rung: z.coerce.number().int().min(1).max(3) },
  /** Reveal for one person: after an answer, or after giving up. */
  peek: { round: count },
  giveup: { round: count },
  /** Be notified at the reveal, or not any more. */
  ping: { round: count },
  graded: { round: count, verdict: z.enum(['got-it', 'missed']) },
  /** Answers that people shared. */
  answers: { round: count, page },
  archive: { page },
  /** What managers do with the daily question of the channel. */
  daily: { verb: z.enum(['status', 'test', 'now', 'pause', 'resume', 'unskip', 'remove', 'removed']) },
  /** Leave out the question of a date: a second press leaves out no other. */
  skip: { date },
  /** Open a form of its settings, which comes back as `saved`. */
  edit: { form: z.enum(['times', 'questions']) },
  saved: { form: z.enum(['times', 'questions']) },
  /** From a notice: look again whether the bot may post, and go on. */
  retry: { subscription: count, delivery: count },
  /** A page of a scorecard; its judgement for the channel; an interview on the same entry for whoever presses. */
  card: { interview: count, page: z.coerce.number().int().min(1).max(3) },
  cardshare: { interview: count },
  /** A page of the interviews of a person that are over. */
  mocks: { page },
  again: { interview: count },
  /** “I did say that” and “Try a point again”, by its place in the rubric: open a form, and take it back. */
  claim: { interview: count, point: count },
  claimed: { interview: count, point: count },
  tryagain: { interview: count, point: count },
  tried: { interview: count, point: count },
  /** A mock interview: what its candidate does in a step of it. Of an older step it does nothing. */
  mock: {
    verb: z.enum(['next', 'giveup', 'pause', 'resume', 'end', 'finish']),
    interview: count,
    step: count,
  },
  /** A hint, which all in the room see. */
  clue: { interview: count, step: count },
  /** Answer in a form, and what was written in it. */
  speak: { interview: count, step: count },
  spoken: { interview: count, step: count },
  /** In a pair: answer an invitation, begin again with the roles swapped. */
  pair: { verb: z.enum(['accept', 'decline', 'swap']), interview: count },
  /** A page of the interviewer's card; a tick on a point, by its place in the rubric. */
  guide: { interview: count, page: z.coerce.number().int().min(1).max(3) },
  tick: { interview: count, point: count, state: z.enum(['none', 'named', 'explained']) },
  /** Say something of the other of a pair in a form, and take it back. */
  rate: { interview: count },
  rated: { interview: count },
  /** Stop waiting for a partner; begin alone instead. */
  unqueue: {},
  solo: { level: z.enum(['any', 'easy', 'medium', 'hard']), length: z.enum(['15', '30', '45']) },
  /** Where an interview stands, and how to get there. */
  room: { interview: count },
  /** Begin one on an entry. */
  begin: { entry: entryId, length: z.enum(['15', '30', '45']) },
  /** What is kept of a person: say it, hand it out, ask before it is deleted, delete it. */
  privacy: { verb: z.enum(['show', 'export', 'delete', 'deleted']) },
} as const satisfies Record<string, Record<string, z.ZodType<string | number>>>;

type FieldType = z.ZodType<string | number>;
type Kinds = typeof kinds;
export type ActionKind = keyof Kinds;
export type Action = {
  [K in ActionKind]: { readonly kind: K } & {
    readonly [F in keyof Kinds[K]]: Kinds[K][F] extends z.ZodType<infer V> ? V : never;
  };
}[ActionKind];

export const maxActionLength = 100;
const version = '1';

/** Throws a RangeError for a field outside its range: that is a bug in the view that made the button. */
export function encodeAction(action: Action): string {
  const values = Object.entries<FieldType>(kinds[action.kind]).map(([field, type]) => {
    const parsed = type.safeParse((action as unknown as Record<string, unknown>)[field]);
    if (!parsed.success)
      throw new RangeError(`action ${action.kind}: ${field} is out of range`, { cause: parsed.error });
    return String(parsed.data);
  });
  const text = [version, action.kind, ...values].join(':');
  if (text.length > maxActionLength)
    throw new RangeError(`action ${action.kind} takes ${String(text.length)} characters`);
  return text;
}

/** The action that `text` stands for, or undefined when it is damaged or of another version. */
export function decodeAction(text: string): Action | undefined {
  if (text.length > maxActionLength) return undefined;
  const [head, kind, ...values] = text.split(':');
  if (head !== version || kind === undefined || !Object.hasOwn(kinds, kind)) return undefined;
  const fields = Object.entries<FieldType>(kinds[kind as ActionKind]);
  if (fields.length !== values.length) return undefined;
  const action: Record<string, unknown> = { kind };
  for (const [index, [field, type]] of fields.entries()) {
    const parsed = type.safeParse(values[index]);
    if (!parsed.success) return undefined;
    action[field] = parsed.data;
  }
  return action as Action;
}
