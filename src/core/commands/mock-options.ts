/** What a line after `mock start`, `mock pair` or `mock queue` asks for. */
import { lengths } from '../interview/model.ts';
import { difficulties } from '../model.ts';
import type { OptionValues } from './command.ts';
import { idOf } from './line.ts';

export const minutes = lengths.map(String);

/** Trailing words that are a level or a number of minutes, each once; the rest is the topic. */
export function wishOptions(words: readonly string[]): OptionValues {
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

/** The member first: a mention, an id or a name, in quotes where it has spaces. */
export function pairOptions(rest: string): OptionValues | undefined {
  const text = rest.trim();
  const quoted = /^@?"([^"]+)"/.exec(text);
  const word = quoted?.[0] ?? /^\S*/.exec(text)?.[0] ?? '';
  const member = quoted?.[1] ?? idOf(word.replace(/^member:/i, ''));
  const topic = text.slice(word.length).trim();
  return member === '' ? undefined : { ...wishOptions(topic.split(/\s+/).filter((one) => one !== '')), member };
}

/** Only when nothing but a level and minutes are given. */
export function queueOptions(words: readonly string[]): OptionValues | undefined {
  const { topic, ...options } = wishOptions(words);
  return topic === '' ? options : undefined;
}
