/** Cuts text into words that can be compared: lower case, no accents, acronyms without dots. The same for content and queries. */

/** A run of letters and digits, or a number with decimals. */
export interface Token {
  readonly text: string;
  /** The humps of a name in camel case, else empty: `RateLimiter` is also `rate`, `limiter`. */
  readonly humps: readonly string[];
}

const dotted = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const word = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=\p{L}))*/gu;
const asciiWord = /\d+(?:\.\d+)+|[a-z\d](?:[a-z\d]|'(?=[a-z]))*/gi;
const hump = /(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})/u;

export function tokensOf(text: string): Token[] {
  return matches(text).map((match) => {
    const humps = hump.test(match) ? match.split(hump).map(fold) : [];
    return { text: fold(match), humps };
  });
}

/** The words alone, with humps as words of their own. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const match of matches(text)) {
    words.push(fold(match));
    if (hump.test(match)) words.push(...match.split(hump).map(fold));
  }
  return words;
}

function matches(text: string): readonly string[] {
  const plain = text.replace(dotted, (acronym) => acronym.replaceAll('.', ''));
  return plain.match(isAscii(plain) ? asciiWord : word) ?? [];
}

function fold(match: string): string {
  const lower = match.toLowerCase();
  const bare = isAscii(lower) ? lower : lower.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return bare.replace(/['’]/g, '');
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
