/** Cuts the text of a pattern into words, phrases, groups and operators, each with the column it stands in. */

export class PatternFault extends Error {
  constructor(column: number, message: string) {
    super(`Column ${column}: ${message}`);
    this.name = 'PatternFault';
  }
}

export interface Token {
  readonly kind: 'words' | 'phrase' | 'class' | ';' | '|' | '>' | '!' | '(' | ')' | 'end';
  readonly text: string;
  /** 1 is the first character. */
  readonly column: number;
}

export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }
  peek(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new RangeError('read past the end of a pattern');
    return token;
  }
  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }
  take(kind: Token['kind']): boolean {
    if (this.peek().kind !== kind) return false;
    this.#at += 1;
    return true;
  }
}

const tokenShape = /\s+|"[^"]*"?|@[\w-]*|[;|>!()]|[^\s;|>!()"@][^;|>!()"@]*/g;

export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: text, index } of source.matchAll(tokenShape)) {
    if (text.trim() !== '') tokens.push({ kind: kindOf(text, index + 1), text: text.trim(), column: index + 1 });
  }
  return [...tokens, { kind: 'end', text: 'the end', column: source.length + 1 }];
}

function kindOf(text: string, column: number): Token['kind'] {
  if (text.startsWith('"')) {
    if (text.length < 2 || !text.endsWith('"'))
      throw new PatternFault(column, 'a phrase is opened with " and never closed.');
    return 'phrase';
  }
  if (text.startsWith('@')) return 'class';
  const operators = [';', '|', '>', '!', '(', ')'] as const;
  return operators.find((operator) => operator === text) ?? 'words';
}
