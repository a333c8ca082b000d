/** `mock`: a mock interview on one entry, with the bot as the interviewer. */
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { historyOf } from '../interview/history.ts';
import { lengthNamed, type Length } from '../interview/model.ts';
import { presentOf } from '../interview/start.ts';
import { anyEntry, entryFor } from '../interview/topic.ts';
import { nearView } from '../interview/views/near.ts';
import { endAskedView } from '../interview/views/said.ts';
import { noneView } from '../interview/views/status.ts';
import { difficulties, type Difficulty, type Entry } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { Reply, View } from '../view.ts';
import { defineCommand, type Caller, type OptionValues, type Verb } from './command.ts';
import { minutes, pairOptions, queueOptions, wishOptions } from './mock-options.ts';
import { leaveView, pairView, queueView } from './mock-pairs.ts';
import { startView, viewOf } from './mock-views.ts';
import { shown } from '../replies.ts';

const choices = [
  {
    name: 'level',
    summary: 'How hard, where no topic is given',
    kind: 'choice',
    required: false,
    choices: difficulties,
  },
  { name: 'minutes', summary: 'How long it takes', kind: 'choice', required: false, choices: minutes },
] as const;
const topicOption = {
  name: 'topic',
  summary: 'What it is to be about; any one if you leave it out',
  kind: 'query',
  required: false,
} as const;

const verbs = [
  {
    name: 'start',
    summary: 'Start a mock interview, with me as the interviewer',
    options: [topicOption, ...choices],
  },
  {
    name: 'pair',
    summary: 'Ask a member of this channel to interview you',
    options: [
      { name: 'member', summary: 'Who is to interview you', kind: 'person', required: true },
      topicOption,
      ...choices,
    ],
  },
  { name: 'queue', summary: 'Wait for a partner, whoever fits', options: choices },
  { name: 'leave', summary: 'Stop waiting for a partner', options: [] },
  { name: 'history', summary: 'Your last interviews, and how your levels went', options: [] },
  { name: 'status', summary: 'Where your interview stands, and how to get there', options: [] },
  { name: 'end', summary: 'End your interview and see the scorecard', options: [] },
] as const satisfies readonly Verb[];

type MockVerb = (typeof verbs)[number]['name'];

const verbNames = verbs.map(({ name }) => name) as [MockVerb, ...MockVerb[]];

interface Input {
  readonly verb: MockVerb;
  readonly topic: string;
  readonly member: string;
  readonly level?: Difficulty | undefined;
  readonly minutes?: Length | undefined;
}

const longestTopic = 200;

export const mock = defineCommand<Input>({
  name: 'mock',
  summary: 'A mock interview, with a scorecard at the end',
  examples: [
    'mock start',
    'mock start rate limiting 15',
    'mock start hard',
    'mock pair @bob rate limiting',
    'mock queue medium 30',
    'mock status',
    'mock history',
    'mock end',
  ],
  options: [],
  verbs,
  rights: 'anyone',
  readLine: (rest): OptionValues | undefined => {
    const [word = '', ...more] = rest.replace(/(\d) (?:min|mins|minutes)$/i, '$1').split(/\s+/);
    const verb = verbNames.find((name) => name === (word.toLowerCase() || 'status'));
    if (verb === 'start') return { verb, ...wishOptions(more) };
    if (verb === 'pair') return withVerb(verb, pairOptions(more.join(' ')));
    if (verb === 'queue') return withVerb(verb, queueOptions(more));
    return verb === undefined || more.length > 0 ? undefined : { verb };
  },
  input: z.object({
    verb: z.enum(verbNames),
    topic: z
      .string()
      .default('')
      .transform((topic) => topic.trim().slice(0, longestTopic)),
    member: z.string().max(80).default(''),
    level: z.enum(difficulties).optional(),
    minutes: z
      .enum(minutes as [string, ...string[]], { error: 'an interview takes 15, 30 or 45 minutes' })
      .optional()
      .transform(lengthNamed),
  }),
  delivery: () => 'private',
  run: async (input, caller, deps) => {
    if (input.verb === 'start' || input.verb === 'pair') return wishedReply(input, caller, deps);
    if (input.verb === 'queue') return shown(await queueView(input.level, input.minutes, caller, deps));
    if (input.verb === 'leave') return shown(await leaveView(caller.from, deps));
    if (input.verb === 'history') return shown(await historyOf(caller.from, 1, deps));
    const present = await presentOf(caller.from, deps);
    if (present === undefined) return shown(await lastView(caller, deps));
    return shown(input.verb === 'end' ? endAskedView(present) : viewOf(present, deps));
  },
});

function withVerb(verb: MockVerb, options: OptionValues | undefined): OptionValues | undefined {
  return options && { verb, ...options };
}

/** Alone with the bot, or with a member. */
async function wishedReply(
  { verb, topic, member, level, minutes: chosen }: Input,
  caller: Caller,
  deps: Deps,
): Promise<Reply> {
  const viewOn = (entry: Entry): Promise<View> =>
    verb === 'pair' ? pairView(member, entry, chosen, caller, deps) : startView(entry, chosen, caller, deps);
  if (topic !== '') {
    const choice = entryFor(topic, deps);
    if (choice.kind === 'entry') return shown(await viewOn(choice.entry));
    return shown(nearView(topic, choice, chosen));
  }
  const entry = anyEntry(level, deps);
  if (entry === undefined) {
    throw new UserError(
      'none-fits',
      'No entry of that level can be interviewed.',
      'Leave the level out, or name a topic.',
    );
  }
  return shown(await viewOn(entry));
}

/** The last one that is over, or how to start one. */
async function lastView({ from }: Caller, deps: Deps): Promise<View> {
  const [last] = await deps.store.interviews.ended(from, 1, 0);
  return last === undefined ? noneView() : viewOf(last, deps, 'You are in no interview now. This was your last.');
}
