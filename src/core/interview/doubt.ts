/**
 * Says when a pattern can be read and yet probably does not mean what it says. A pattern that names a negator reads denials on
 * its own: with a bare `not` as one choice among others, "we need no queue" would name the queue.
 */
import { Cursor, type Token, tokensOf } from './pattern-tokens.ts';
import { isNegator } from './polarity.ts';
import { wordsOf } from './words.ts';

/** The alternatives between two `|`. */
interface Choice {
  readonly negators: string[];
  others: number;
}

/** One sentence, or undefined. `source` is a pattern that can be read. */
export function doubtOf(source: string): string | undefined {
  const choices: Choice[] = [];
  gather(new Cursor(tokensOf(source)), false, choices);
  const mixed = choices.find(({ negators, others }) => negators.length > 0 && others > 0);
  const [negator] = mixed?.negators ?? [];
  if (negator === undefined) return undefined;
  return `"${negator}" is one choice among others, so the whole pattern hits what is denied; give it a line of its own.`;
}

/** Every choice up to the end or the closing bracket; a bracket is one alternative, and what must be absent denies nothing. */
function gather(cursor: Cursor, absentAround: boolean, choices: Choice[]): void {
  let absent = absentAround;
  let choice: Choice = { negators: [], others: 0 };
  for (let token = cursor.next(); token.kind !== 'end' && token.kind !== ')'; token = cursor.next()) {
    if (token.kind === '(') gather(cursor, absent, choices);
    if (token.kind === '!') absent = true;
    if (token.kind !== ';' && token.kind !== '>') {
      note(choice, token);
      continue;
    }
    if (!absent) choices.push(choice);
    choice = { negators: [], others: 0 };
    if (token.kind === ';') absent = absentAround;
  }
  if (!absent) choices.push(choice);
}

/** "no reply" denies like "not" does, and hides nothing: only the bare word among choices that deny nothing is in doubt. */
function note(choice: Choice, { kind, text }: Token): void {
  if (kind === '|' || kind === '!' || text === '@no') return;
  const words = kind === 'words' || kind === 'phrase' ? wordsOf(text) : [];
  if (words.length === 1 && words.every(isNegator)) choice.negators.push(...words.map((word) => word.text));
  else if (!words.some(isNegator)) choice.others += 1;
}
