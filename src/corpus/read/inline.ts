/**
 * Inline Markdown to rich text. Links are kept when they are https, everything that looks like HTML stays the text it is, and
 * damage is mended where the intent is plain. Says what was odd about the text, without a line: the caller knows it.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Rich, Span } from '../../core/model.ts';
import type { Definitions } from './source.ts';

export interface RichReading {
  readonly rich: Rich;
  readonly oddities: readonly string[];
}

const markdown = new MarkdownIt({ html: false });

/** Longer text is taken as it is: no sentence has this length, and inline parsing is not linear for hostile input. */
const longestMarkup = 10_000;
const markup = /[*_`[\]<&\\!~]/;
const html = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>|<!--/i;
const mention = /@(?:everyone|here|channel)\b|<[@#!][^\s<>]+>/;

interface Style {
  strong: number;
  emphasis: number;
  readonly links: (string | undefined)[];
}

function isHttps(href: string): boolean {
  return href.length <= 2000 && URL.parse(href)?.protocol === 'https:';
}

function styled(text: string, style: Style, isCode: boolean): Span {
  const href = style.links.at(-1);
  return {
    text,
    ...(style.strong > 0 ? { strong: true as const } : {}),
    ...(style.emphasis > 0 ? { emphasis: true as const } : {}),
    ...(isCode ? { code: true as const } : {}),
    ...(href === undefined ? {} : { href }),
  };
}

function openLink(token: Token, style: Style, oddities: string[]): void {
  const href = String(token.attrGet('href') ?? '');
  const isKept = isHttps(href);
  style.links.push(isKept ? href : undefined);
  if (!isKept)
    oddities.push(`the link to ${quoted(href)} is not https, so it is shown as plain text: give its https address`);
}

function quoted(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 80)}…` : text}"`;
}

/** The span a token stands for; style tokens change `style` and stand for none. */
function spanOf(token: Token, style: Style, oddities: string[]): Span | undefined {
  switch (token.type) {
    case 'text':
      return styled(token.content, style, false);
    case 'code_inline':
      return styled(token.content, style, true);
    case 'softbreak':
    case 'hardbreak':
      return styled(' ', style, false);
    case 'image':
      oddities.push('a picture cannot be shown here, only its description: draw it as a Diagram');
      return styled(token.content, style, false);
    case 'strong_open':
    case 'strong_close':
      style.strong += token.nesting;
      return undefined;
    case 'em_open':
    case 'em_close':
      style.emphasis += token.nesting;
      return undefined;
    case 'link_open':
      openLink(token, style, oddities);
      return undefined;
    case 'link_close':
      style.links.pop();
      return undefined;
    // Strike-through is not a style of ours; its text is.
    default:
      return undefined;
  }
}

function isSameStyle(a: Span, b: Span): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.code === b.code && a.href === b.href;
}

/** Neighbours of one style joined, the ends trimmed, nothing empty. */
function tidy(spans: readonly Span[]): Rich {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (span.text === '') continue;
    if (last !== undefined && isSameStyle(last, span)) joined.splice(-1, 1, { ...last, text: last.text + span.text });
    else joined.push(span);
  }
  return joined
    .map((span, i) => {
      const start = i === 0 ? span.text.trimStart() : span.text;
      return { ...span, text: i === joined.length - 1 ? start.trimEnd() : start };
    })
    .filter((span) => span.text !== '');
}

/** Targets of `[text][label]` links, in the form the parser looks them up in. */
export type References = Readonly<Record<string, { readonly title: string; readonly href: string }>>;

export function referencesOf(definitions: Definitions): References {
  return Object.fromEntries(
    [...definitions].map(([label, href]) => [markdown.utils.normalizeReference(label), { title: '', href }]),
  );
}

function parsed(text: string, references: References, oddities: string[]): Rich {
  const style: Style = { strong: 0, emphasis: 0, links: [] };
  const tokens = markdown.parseInline(text, { references }).flatMap((token) => token.children ?? []);
  return tidy(tokens.flatMap((token) => spanOf(token, style, oddities) ?? []));
}

function isText(span: Span | undefined): span is Span {
  return span !== undefined && span.code === undefined;
}

/** A `**` that nothing closes: gone, with what it plainly meant to make bold made bold. Undefined when there is none. */
function mended(rich: Rich, raw: string): Rich | undefined {
  const [first] = rich;
  if (raw.includes('\\*')) return undefined;
  if (isText(first) && first.text.startsWith('**')) {
    const head = first.text.replace(/^\*+\s*/, '').replace(/\s*\*\*$/, '');
    const colon = head.indexOf(': ');
    if (colon === -1) return tidy([{ ...first, text: head, strong: true }, ...rich.slice(1)]);
    const parts = [
      { ...first, text: head.slice(0, colon), strong: true as const },
      { ...first, text: head.slice(colon) },
    ];
    return tidy([...parts, ...rich.slice(1)]);
  }
  if ((raw.match(/\*\*/g) ?? []).length % 2 === 0) return undefined;
  const without = rich.map((span) =>
    isText(span) ? { ...span, text: span.text.replace(/(^|\s)\*\*(?=\S)|(?<=\S)\*\*(?=$|[\s.,;:!?])/g, '$1') } : span,
  );
  return without.some((span, i) => span.text !== rich[i]?.text) ? tidy(without) : undefined;
}

/** Never throws. */
export function readRich(raw: string, references: References): RichReading {
  const text = raw.trim();
  if (text.length > longestMarkup || !markup.test(text)) {
    return {
      rich: tidy([{ text: text.replace(/\s*\n\s*/g, ' ') }]),
      oddities: mention.test(text) ? [mentionFault] : [],
    };
  }
  const oddities: string[] = [];
  const rich = parsed(text, references, oddities);
  const better = mended(rich, text);
  if (better !== undefined) oddities.push('a ** is never closed: close it or take it out');
  const result = better ?? rich;
  if (result.some((span) => isText(span) && html.test(span.text))) oddities.push(htmlFault);
  if (result.some((span) => mention.test(span.text))) oddities.push(mentionFault);
  return { rich: result, oddities };
}

/** What is odd about text that is shown as it is, without any markup. */
export function textFaults(text: string): readonly string[] {
  return [...(html.test(text) ? [htmlFault] : []), ...(mention.test(text) ? [mentionFault] : [])];
}

const htmlFault = 'HTML is shown as plain text: write it in Markdown, or put code in backticks';
const mentionFault = 'this reads as a mention of people on Slack or Discord: word it another way';
