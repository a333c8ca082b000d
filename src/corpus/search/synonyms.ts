/** Words that mean the same, from config/synonyms.yaml, as a query needs them. */
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { isFiller } from './filler.ts';
import { tokensOf } from './tokens.ts';

const schema = z.array(z.array(z.coerce.string().trim().min(1).max(60)).min(2).max(50)).max(1000);

/** `yaml` is a list of lists of words or short phrases; an empty text is no synonyms. Throws a UserError that says what is wrong. */
export function readSynonyms(yaml: string): readonly (readonly string[])[] {
  try {
    return schema.parse(parse(yaml) ?? []);
  } catch (error) {
    const why = error instanceof z.ZodError ? whereOf(error) : String(error).split('\n', 1)[0]?.replace(/:$/, '');
    throw new UserError(
      'bad-config',
      `The synonyms cannot be used: ${why}.`,
      'Write config/synonyms.yaml as a list of lists, for example: - [k8s, kubernetes].',
      { cause: error },
    );
  }
}

/** Lists count from 1, as people do. */
function whereOf({ issues }: z.ZodError): string {
  const at = issues[0]?.path[0];
  return typeof at === 'number'
    ? `list ${at + 1} is not 2 to 50 words or short phrases`
    : 'they are not a list of at most 1,000 lists';
}

export interface SynonymTable {
  /** Single words that mean the same as `word`. */
  readonly of: (word: string) => readonly string[];
  /** `words` with each phrase of a group that is not known in full replaced by one of the group that is. */
  readonly rewrite: (words: readonly string[], isKnown: (word: string) => boolean) => readonly string[];
}

interface Group {
  readonly phrase: readonly string[];
  readonly others: readonly (readonly string[])[];
}

export function synonymTable(groups: readonly (readonly string[])[]): SynonymTable {
  const byFirst = new Map<string, Group[]>();
  for (const texts of groups) {
    const phrases = texts.map(contentOf).filter((phrase) => phrase.length > 0);
    for (const phrase of phrases) {
      const [first = ''] = phrase;
      byFirst.set(first, [
        ...(byFirst.get(first) ?? []),
        { phrase, others: phrases.filter((other) => other !== phrase) },
      ]);
    }
  }
  const groupAt = (words: readonly string[], at: number): Group | undefined =>
    byFirst.get(words[at] ?? '')?.find(({ phrase }) => phrase.every((word, offset) => words[at + offset] === word));
  return {
    of: (word) =>
      (byFirst.get(word) ?? [])
        .filter(({ phrase }) => phrase.length === 1)
        .flatMap(({ others }) => others.flatMap((other) => (other.length === 1 ? other : []))),
    rewrite: (words, isKnown) => {
      const rewritten: string[] = [];
      for (let at = 0; at < words.length;) {
        const group = groupAt(words, at);
        const known =
          group?.phrase.every(isKnown) === false ? group.others.find((other) => other.every(isKnown)) : undefined;
        rewritten.push(...(known ?? words.slice(at, at + 1)));
        at += known === undefined ? 1 : (group?.phrase.length ?? 1);
      }
      return rewritten;
    },
  };
}

function contentOf(text: string): string[] {
  return tokensOf(text)
    .map((token) => token.text)
    .filter((word) => !isFiller(word));
}
