/**
 * Tells sentences from lists of terms: prose is held together by small words and everyday verbs, a list is not.
 */
import type { Answer, Clause } from './clauses.ts';
import type { Word } from './words.ts';

/** Articles, pronouns, prepositions, conjunctions, auxiliaries and the verbs that any topic uses. */
const glue = new Set(
  (
    'a an the this that these those it its they them their we us our you your i my he she one some any each every all both ' +
    'many much more most few less other another such same own which who whom whose what when where why how ' +
    'of in on at by for with from to into onto over under between through during before after until since about against ' +
    'per via within without across behind beyond up down out off and or nor but so yet if then else than as because while ' +
    'although though unless whether is are was were be been being am do does did done have has had having can could ' +
    'will would shall should may might must need not no never only just also too very still even again once ' +
    'there here now always often usually sometimes instead rather otherwise ' +
    'use uses used using make makes made making get gets got getting go goes went going keep keeps kept keeping ' +
    'put puts putting add adds added adding take takes took taking give gives gave giving let lets letting ' +
    'say says want wants know knows see sees think means mean happen happens happened try tries tried trying ' +
    'run runs running work works working come comes came set sets setting help helps allow allows'
  ).split(' '),
);

/** Verb endings count half: they are also worn by nouns. */
const verbal = /(?:ed|ing)$/;

export function isGlue(word: Pick<Word, 'text'>): boolean {
  return glue.has(word.text);
}

/** How much of a stretch is held together, 0-1. English prose has 0.35 to 0.55, terse notes 0.15 and more, lists next to nothing. */
export function glueShare(words: readonly Word[]): number {
  const weight = (word: Word): number => (isGlue(word) ? 1 : verbal.test(word.text) && word.text.length > 5 ? 0.5 : 0);
  return words.length === 0 ? 0 : words.reduce((sum, word) => sum + weight(word), 0) / words.length;
}

/** At least this much holds an answer together. */
const minimumGlue = 0.12;

export function isBareList(answer: Answer): boolean {
  return glueShare(answer.words) < minimumGlue;
}

/** A clause of many short items between commas that says nothing about them. */
export function isListClause(answer: Answer, clause: Clause): boolean {
  const words = answer.words.slice(clause.from, clause.to);
  let pauses = 0;
  for (let at = clause.from + 1; at < clause.to; at += 1) pauses += answer.pauses.has(at) ? 1 : 0;
  return pauses >= 3 && words.length / (pauses + 1) <= 3 && glueShare(words) < 0.2;
}

/** Whether a list says what it is a list of: it follows a colon, or has some small word that ties its items to something. */
export function isIntroduced(answer: Answer, clause: Clause): boolean {
  const words = answer.words.slice(clause.from, clause.to);
  return clause.continues || words.some(isGlue) || answer.source.slice(clause.start, clause.end).includes(':');
}
