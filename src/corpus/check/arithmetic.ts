/**
 * Recomputes sums such as `10000*2 = 20000`. A small reader of its own: numbers, `+ - * / ^`, brackets and `%`, nothing else,
 * so content can never run as code.
 */

/** Longer statements are not sums but accidents. In characters. */
const longest = 200;
/** Share of the right side by which the left may differ when `~` says "about". */
const about = 0.02;
const rounding = 1e-9;

class SumFault extends Error {}

const tokenShape = /\s*(?:(\d[\d_]*(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d{1,3})?)|([-+*/^()%×÷·−]))/iy;
const signs: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', '−': '-' };

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const shape = new RegExp(tokenShape);
  while (shape.lastIndex < text.length) {
    const from = shape.lastIndex;
    const match = shape.exec(text);
    if (match === null) {
      if (text.slice(from).trim() === '') break;
      throw new SumFault(`"${text.slice(from).trim().slice(0, 20)}" is neither a number nor one of + - * / ^ ( ) %`);
    }
    const sign = match[2] ?? '';
    tokens.push(match[1]?.replace(/[_,]/g, '') ?? signs[sign] ?? sign);
  }
  return tokens;
}

/** Reads from left to right; each method leaves `at` behind what it read. */
class SumReader {
  readonly #tokens: readonly string[];
  #at = 0;
  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  value(): number {
    const value = this.#sum();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new SumFault(`"${rest}" does not fit where it stands`);
    return value;
  }

  #take(...wanted: readonly string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.#at += 1;
    return token;
  }

  #sum(): number {
    let value = this.#product();
    for (let sign = this.#take('+', '-'); sign !== undefined; sign = this.#take('+', '-')) {
      value = sign === '+' ? value + this.#product() : value - this.#product();
    }
    return value;
  }

  #product(): number {
    let value = this.#signed();
    for (let sign = this.#take('*', '/'); sign !== undefined; sign = this.#take('*', '/')) {
      value = sign === '*' ? value * this.#signed() : value / this.#signed();
    }
    return value;
  }

  #signed(): number {
    return this.#take('-') === undefined ? this.#power() : -this.#signed();
  }

  #power(): number {
    const base = this.#percent();
    return this.#take('^') === undefined ? base : base ** this.#signed();
  }

  #percent(): number {
    const value = this.#single();
    return this.#take('%') === undefined ? value : value / 100;
  }

  #single(): number {
    if (this.#take('(') !== undefined) {
      const value = this.#sum();
      if (this.#take(')') === undefined) throw new SumFault('a bracket is never closed');
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined || !/^\d/.test(token)) throw new SumFault('a number is missing');
    this.#at += 1;
    return Number(token);
  }
}

/** Digits behind the point of a right side that is one number; 0 for anything else. */
function decimalsOf(text: string): number {
  return /^-?[\d_,]+\.(\d+)$/.exec(text.trim())?.[1]?.length ?? 0;
}

function holds(left: number, sign: string, right: number, decimals: number): boolean {
  const scale = Math.max(Math.abs(left), Math.abs(right));
  if (sign !== '=') return Math.abs(left - right) <= about * Math.abs(right);
  // What is written with decimals may be rounded to them; a whole number is meant as it stands.
  const half = decimals === 0 ? 0 : 0.5 * 10 ** -decimals;
  return Math.abs(left - right) <= half + rounding * scale;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** What is wrong with a statement like `200*0.05 = 10` or `86400*1000 ~ 86000000`, or undefined when it is right. */
export function sumFault(statement: string): string | undefined {
  const name = `the sum "${statement.slice(0, longest)}"`;
  if (statement.length > longest) return `${name} is longer than ${String(longest)} characters: split it`;
  const sides = /^([^=~≈]+)([=~≈])([^=~≈]+)$/.exec(statement);
  const [, leftSide = '', sign = '', rightSide = ''] = sides ?? [];
  if (sides === null) return `${name} cannot be recomputed: write one = or ~ between two sides`;
  try {
    const left = new SumReader(tokensOf(leftSide)).value();
    const right = new SumReader(tokensOf(rightSide)).value();
    if (!Number.isFinite(left) || !Number.isFinite(right)) return `${name} has no finite value: correct it`;
    if (holds(left, sign, right, decimalsOf(rightSide))) return undefined;
    return `${name} is wrong: the left side is ${shown(left)}, so correct the figure or write ~ for about`;
  } catch (fault) {
    if (fault instanceof SumFault) return `${name} cannot be recomputed: ${fault.message}`;
    throw fault;
  }
}
