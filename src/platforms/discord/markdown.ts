/** Rich text, lists and tables as Discord's Markdown. Everything that is not our own markup is escaped. */
import type { Bullet, Moment, Rich, Span } from '../../core/model.ts';
import type { Block } from '../../core/view.ts';
import { escaped, joiner, verbatim } from './safe-text.ts';

export function markdownOf(text: Rich): string {
  let out = '';
  for (const span of merged(text)) {
    const piece = pieceOf(span);
    // Two marks that touch would be read as one longer mark.
    const touches = /[*`]$/.test(out) && /^[*`]/.test(piece);
    out += touches ? joiner + piece : piece;
  }
  return out;
}

/** On one line, for headings and list items. */
export function lineOf(text: Rich): string {
  return markdownOf(text.map((span) => ({ ...span, text: span.text.replace(/\s+/g, ' ') }))).trim();
}

/** Neighbours of one style are one span: `**a****b**` would not be bold. */
function merged(text: Rich): Span[] {
  const spans: Span[] = [];
  for (const span of text) {
    const last = spans.at(-1);
    if (last !== undefined && span.moment === undefined && styleKey(last) === styleKey(span)) {
      spans[spans.length - 1] = { ...last, text: last.text + span.text };
    } else if (span.text !== '') {
      spans.push(span);
    }
  }
  return spans;
}

function styleKey({ strong, emphasis, code, href, moment }: Span): string {
  return JSON.stringify([strong, emphasis, code, href, moment]);
}

/** White space stays outside the marks, which do not bind to it. */
function pieceOf(span: Span): string {
  const core = span.text.trim();
  if (core === '') return span.text;
  const start = span.text.indexOf(core);
  const lead = span.text.slice(0, start);
  const trail = span.text.slice(start + core.length);
  const mark = (span.strong ? '**' : '') + (span.emphasis ? '*' : '');
  return lead + mark + targeted(span, core) + mark + trail;
}

/** Discord's letters for how a timestamp is shown. */
const letters: Readonly<Record<Moment['show'], string>> = { time: 't', 'day-and-time': 'F', relative: 'R' };

function targeted(span: Span, core: string): string {
  if (span.moment !== undefined) return `<t:${span.moment.at}:${letters[span.moment.show]}>`;
  const address = addressOf(span.href);
  if (address === undefined) return styled(span, core);
  // A bracket in the text of a link, even an escaped one, would end the link.
  return `[${styled(span, core.replaceAll('[', '(').replaceAll(']', ')'))}](<${address}>)`;
}

function styled(span: Span, core: string): string {
  return span.code && !/[`\n]/.test(core) ? `\`${verbatim(core)}\`` : escaped(core);
}

/** An https address with everything encoded that could end the link around it or be read as a mention. */
function addressOf(href: string | undefined): string | undefined {
  const url = href === undefined ? null : URL.parse(href);
  if (url?.protocol !== 'https:') return undefined;
  return url.href.replace(
    /[()<>\\]|@(?=everyone|here)/gi,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Discord indents by two spaces a level. */
export function listOf(items: readonly Bullet[], ordered: boolean, depth = 0): string {
  return items
    .map((item, index) => {
      const mark = ordered ? `${index + 1}.` : '-';
      const line = `${'  '.repeat(depth)}${mark} ${lineOf(item.text)}`;
      return item.children.length === 0 ? line : `${line}\n${listOf(item.children, false, depth + (ordered ? 2 : 1))}`;
    })
    .join('\n');
}

/** A phone shows no table: each row becomes its first cell in bold, and below it every other cell with its column's name. */
export function tableOf({ head, rows }: Pick<Extract<Block, { kind: 'table' }>, 'head' | 'rows'>): string {
  return rows
    .map(([first = [], ...cells]) => {
      const lines = cells.map((cell, index) => {
        const name = lineOf((head[index + 1] ?? []).map((span) => ({ ...span, emphasis: true })));
        return `- ${name === '' ? '' : `${name}: `}${lineOf(cell)}`;
      });
      return [lineOf(first.map((span) => ({ ...span, strong: true }))), ...lines].join('\n');
    })
    .join('\n');
}

/** Every line in small print. */
export function smallPrint(markdown: string): string {
  return prefixed(markdown, '-# ');
}

/** Every line behind a bar. */
export function quote(markdown: string): string {
  return prefixed(markdown, '> ');
}

function prefixed(markdown: string, prefix: string): string {
  return markdown
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => prefix + line)
    .join('\n');
}
