/**
 * Reduces an English word to a stem that its other forms share, after the published Porter rules, with the irregular
 * verbs that engineers use and one spelling for British and American endings. Stems are compared, never shown.
 */
import { baseOf, ownStemOf } from './word-families.ts';

/** Suffixes replaced when at least one vowel-consonant group stands before them; longest first within an ending. */
const longSuffixes: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['abli', 'able'],
  ['ibli', 'ible'],
  ['ogi', 'og'],
  ['eli', 'e'],
];

/** An adverb's ending; after other letters it belongs to the word, as in "apply" and "family". */
const adverb = /(?<=[cdeghknrtwx])li$/;

const middleSuffixes: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];

/** Dropped after two vowel-consonant groups. */
const lastSuffixes = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ency',
  'ancy',
  'ant',
  'ent',
  'ion',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
];

/** The stem of a lower-case word. Words of one or two letters and words with digits are their own stem. */
export function stem(word: string): string {
  const own = ownStemOf.get(word);
  if (own !== undefined) return own;
  const base = baseOf.get(word) ?? word;
  if (base.length < 3 || !/^[a-z]+$/.test(base)) return base;
  const plain = withoutAdverb(replaceFirst(lightStem(base), longSuffixes));
  return dropFinalE(dropLast(replaceFirst(plain, middleSuffixes)));
}

/** Plural, past and progressive endings removed, nothing more: close to how the word is typed. */
export function lightStem(word: string): string {
  const spelled = word
    .replace(/isation/, 'ization')
    .replace(/(?<=..)ise(?=[sdr]?$)/, 'ize')
    .replace(/our(?=s?$)/, 'or');
  return finalY(withoutPast(withoutPlural(spelled)));
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(?:ch|sh|x)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  if (word.endsWith('eed')) return word;
  for (const ending of ['ing', 'ed']) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && /[aeiouy]/.test(rest) && rest.length > 1) return repaired(rest);
  }
  return word;
}

/** What is left after -ed or -ing: `cach` → `cache`, `dropp` → `drop`. */
function repaired(rest: string): string {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeioulsz])\1$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function finalY(word: string): string {
  return /[^aeiou]y$/.test(word) && word.length > 2 ? `${word.slice(0, -1)}i` : word;
}

function replaceFirst(word: string, suffixes: readonly (readonly [string, string])[]): string {
  const found = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (!found) return word;
  const rest = word.slice(0, -found[0].length);
  return measure(rest) > 0 ? rest + found[1] : word;
}

function withoutAdverb(word: string): string {
  const rest = word.replace(adverb, '');
  return measure(rest) > 0 ? rest : word;
}

function dropLast(word: string): string {
  const suffix = lastSuffixes.find((ending) => word.endsWith(ending));
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  if (suffix === 'ion' && !/[st]$/.test(rest)) return word;
  return measure(rest) > 1 ? rest : word;
}

function dropFinalE(word: string): string {
  const rest = word.endsWith('e') ? word.slice(0, -1) : word;
  const groups = measure(rest);
  const bare = rest !== word && (groups > 1 || (groups === 1 && !endsShort(rest))) ? rest : word;
  return bare.endsWith('ll') && measure(bare) > 1 ? bare.slice(0, -1) : bare;
}

/** How many times a vowel group is followed by a consonant group. */
function measure(word: string): number {
  return word.replaceAll(/(?<=[aeiou])y/g, 'Y').match(/[aeiouy]+[^aeiouy]+/g)?.length ?? 0;
}

/** Ends consonant, vowel, consonant other than w, x, y. */
function endsShort(word: string): boolean {
  return /[^aeiou][aeiouy][^aeiouwxy]$/.test(word);
}
