/** `mock`: a mock interview on one entry, with the bot as the interviewer. */
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { historyOf } from '../interview/history.ts';
import { lengths, type Length } from '../interview/model.ts';
import { lengthFor } from '../interview/plan.ts';
import { begin, presentOf } from '../interview/start.ts';
import { anyEntry, entryFor } from '../interview/topic.ts';
import { nearView } from '../interview/views/near.ts';
import { endAskedView } from '../interview/views/said.ts';
import { noneView, statusView } from '../interview/views/status.ts';
import type { Interview } from '../interview/model.ts';
import { difficulties, type Difficulty, type Entry } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { Reply, View } from '../view.ts';
import { defineCommand, type Caller, type OptionValues, type Verb } from './command.ts';

const minutes = lengths.map(String);

const verbs = [
  {
    name: 'start',
    summary: 'Start a mock interview, with me as the interviewer',
    options: [
      { name: 'topic', summary: 'What it is to be about; any one if you leave it out', kind: 'query', required: false },
      {
        name: 'level',
        summary: 'How hard, where no topic is given',
        kind: 'choice',
        required: false,
        choices: difficulties,
      },
      { name: 'minutes', summary: 'How long it takes', kind: 'choice', required: false, choices: minutes },
    ],
  },
  { name: 'history', summary: 'Your last interviews, and how your levels went', options: [] },
  { name: 'status', summary: 'Where your interview stands, and how to get there', options: [] },
  { name: 'end', summary: 'End your interview and see the scorecard', options: [] },
] as const satisfies readonly Verb[];

type MockVerb = (typeof verbs)[number]['name'];

const verbNames = verbs.map(({ name }) => name) as [MockVerb, ...MockVerb[]];

interface Input {
  readonly verb: MockVerb;
  readonly topic: string;
  readonly level?: Difficulty | undefined;
  readonly minutes?: Length | undefined;
}

const longestTopic = 200;

export const mock = defineCommand<Input>({
  name: 'mock',
  summary: 'A mock interview, with a scorecard at the end',
  examples: ['mock start', 'mock start rate limiting 15', 'mock start hard', 'mock status', 'mock history', 'mock end'],
  options: [],
  verbs,
  rights: 'anyone',
  readLine: (rest): OptionValues | undefined => {
    const [word = '', ...more] = rest.replace(/(\d) (?:min|mins|minutes)$/i, '$1').split(/\s+/);
    const verb = verbNames.find((name) => name === (word.toLowerCase() || 'status'));
    if (verb === 'start') return { verb, ...startOptions(more) };
    return verb === undefined || more.length > 0 ? undefined : { verb };
  },
  input: z.object({
    verb: z.enum(verbNames),
    topic: z
      .string()
      .default('')
      .transform((topic) => topic.trim().slice(0, longestTopic)),
    level: z.enum(difficulties).optional(),
    minutes: z
      .enum(minutes as [string, ...string[]], { error: 'an interview takes 15, 30 or 45 minutes' })
      .optional()
      .transform((text) => lengths.find((length) => String(length) === text)),
  }),
  delivery: () => 'private',
  run: async (input, caller, deps) => {
    if (input.verb === 'start') return startReply(input, caller, deps);
    if (input.verb === 'history') return shown(await historyOf(caller.from, 1, deps));
    const present = await presentOf(caller.from, deps);
    if (present === undefined) return shown(await lastView(caller, deps));
    return shown(input.verb === 'end' ? endAskedView(present) : viewOf(present, deps));
  },
});

/** Trailing words that are a level or a number of minutes, each once; the rest is the topic. */
function startOptions(words: readonly string[]): OptionValues {
  const options: Record<string, string> = {};
  const topic = [...words];
  for (let word = topic.at(-1); word !== undefined; word = topic.at(-1)) {
    const option = optionOf(word);
    if (option === undefined || Object.hasOwn(options, option[0])) break;
    options[option[0]] = option[1];
    topic.pop();
  }
  if (topic[0]?.toLowerCase().startsWith('topic:') === true) topic[0] = topic[0].slice('topic:'.length);
  return { ...options, topic: topic.join(' ') };
}

function optionOf(word: string): readonly ['level' | 'minutes', string] | undefined {
  const [, name, value = ''] = /^(?:(level|minutes):)?(\S+)$/i.exec(word.toLowerCase()) ?? [];
  if (name === 'minutes') return ['minutes', value];
  if (minutes.includes(value.replace(/(?:m|min|mins)$/, ''))) return ['minutes', value.replace(/\D+$/, '')];
  return difficulties.some((level) => level === value) ? ['level', value] : undefined;
}

async function startReply({ topic, level, minutes: chosen }: Input, caller: Caller, deps: Deps): Promise<Reply> {
  if (topic !== '') {
    const choice = entryFor(topic, deps);
    if (choice.kind === 'near') return shown(nearView(topic, choice, chosen));
    return shown(await startView(choice.entry, chosen, caller, deps));
  }
  const entry = anyEntry(level, deps);
  if (entry === undefined) {
    throw new UserError(
      'none-fits',
      'No entry of that level can be interviewed.',
      'Leave the level out, or name a topic.',
    );
  }
  return shown(await startView(entry, chosen, caller, deps));
}

/** Begins one, or leads to the one that runs. */
export async function startView(
  entry: Entry,
  length: Length | undefined,
  { from, place, isDirect }: Caller,
  deps: Deps,
): Promise<View> {
  const wish = { candidate: from, place, isDirect: isDirect === true, entry, length: length ?? lengthFor(entry) };
  const { kind, interview } = await begin(wish, deps);
  const note = kind === 'busy' ? 'You are in one already; finish or end that first.' : 'Your interview begins.';
  return viewOf(interview, deps, note);
}

export function viewOf(interview: Interview, deps: Pick<Deps, 'corpus' | 'messengers'>, note?: string): View {
  const { room, message, place } = interview;
  const messenger = deps.messengers.get(place.platform);
  const href = room === undefined || message === undefined ? undefined : messenger?.link({ place: room, message });
  const entry = deps.corpus.get(interview.entry);
  return statusView({ interview, entry, href, ...(note === undefined ? {} : { note }) });
}

/** The last one that is over, or how to start one. */
async function lastView({ from }: Caller, deps: Deps): Promise<View> {
  const [last] = await deps.store.interviews.ended(from, 1, 0);
  return last === undefined ? noneView() : viewOf(last, deps, 'You are in no interview now. This was your last.');
}

function shown(view: View): Reply {
  return { kind: 'view', delivery: 'private', view };
}
