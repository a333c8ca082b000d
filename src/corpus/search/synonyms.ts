/** Words that mean the same, from config/synonyms.yaml: a list of lists of words or short phrases. */
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';

const schema = z.array(z.array(z.coerce.string().trim().min(1).max(60)).min(2)).max(1000);

/** `yaml` is the text of the file; nothing in it is no synonyms. Throws a UserError that names what is wrong. */
export function readSynonyms(yaml: string): readonly (readonly string[])[] {
  try {
    return schema.parse(parse(yaml) ?? []);
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new UserError(
      'bad-config',
      `The synonyms cannot be read: ${why}`,
      'Write config/synonyms.yaml as a list of lists, for example: - [k8s, kubernetes].',
      { cause: error },
    );
  }
}
