/** Cuts text into words that can be compared: lower case, no accents, acronyms without dots. The same for content and queries. */

export interface Token {
  readonly text: string;
  /** The humps of a name in camel case, else empty: `RateLimiter` is also `rate`, `limiter`. */
  readonly humps: readonly string[];
}

/** An acronym with dots, a number with decimals, or a run of letters and digits with apostrophes inside. */
const piece = /(?:\p{L}\.){2,}|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=\p{L}))*/gu;
/** The same where all is ASCII, which is much faster. */
const asciiPiece = /(?:[a-z]\.){2,}|\d+(?:\.\d+)+|[a-z\d](?:[a-z\d]|'(?=[a-z]))*/gi;
/** Only where a word in lower case is followed by a word in title case, so that `gRPC` and `NoSQL` stay whole. */
const hump = /(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})/u;

/** The runs of text that make a word each, as written. */
export function piecesOf(text: string): readonly string[] {
  return text.match(isAscii(text) ? asciiPiece : piece) ?? [];
}

export function tokenOf(written: string): Token {
  return { text: fold(written), humps: hump.test(written) ? written.split(hump).map(fold) : [] };
}

export function tokensOf(text: string): Token[] {
  return piecesOf(text).map(tokenOf);
}

/** A text as a line of its words: what differs in case, accents and punctuation only becomes the same. */
export function foldedLine(text: string): string {
  return tokensOf(text)
    .map((token) => token.text)
    .join(' ');
}

function fold(written: string): string {
  const lower = written.toLowerCase();
  const bare = isAscii(lower) ? lower : lower.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return /^(?:.\.){2,}$/u.test(bare) ? bare.replaceAll('.', '') : bare.replace(/['’]/g, '');
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}
