/** Turns a View or a Form into HTML. Pure; every text is escaped by the template tag. */
import { encodeAction } from '../../core/action.ts';
import type { Action } from '../../core/action.ts';
import type { Bullet, Moment, Rich, Span } from '../../core/model.ts';
import { plain } from '../../core/model.ts';
import type { Block, Button, Control, Form, Mention, MenuOption, View } from '../../core/view.ts';
import { isControl } from '../../core/view.ts';
import { attribute, joined, markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { renderField } from './fields.ts';
import { isPagePath, isVisitorId } from './names.ts';

export interface RenderContext {
  /** Names what the buttons sit on, as hidden fields of their form: the message, or the place where there is none. */
  readonly origin: Readonly<Record<string, string>>;
  readonly sizes: PictureSizes;
  /** The id of the person who looks. */
  readonly viewer?: string;
}

/** Pixels by hash; a picture that is not here cannot be drawn and its words stand in for it. */
export type PictureSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

export function renderView(view: View, context: RenderContext): Markup {
  return joined(
    [
      renderAim(view.mentions ?? [], context.viewer),
      ...withoutRepeats(view.blocks).map((block) => renderBlock(block, context)),
    ],
    '\n',
  );
}

/**
 * A menu is always open on a page, so a list that only repeats its options says everything twice: its lines become the options'.
 * Likewise a picture stands right under the title here, so a caption that repeats the title goes.
 */
function withoutRepeats(blocks: readonly Block[]): readonly (Block | ListedMenu)[] {
  const title = blocks.find((block) => block.kind === 'title')?.text;
  const shown: (Block | ListedMenu)[] = [];
  for (const block of blocks) {
    const last = shown.at(-1);
    if (block.kind === 'menu' && last?.kind === 'bullets' && repeats(last.items, block.options)) {
      shown[shown.length - 1] = { ...block, lines: last.items.map((item) => item.text) };
    } else if (block.kind === 'picture' && block.caption === title) {
      shown.push({ ...block, caption: '' });
    } else {
      shown.push(block);
    }
  }
  return shown;
}

type Menu = Extract<Block, { kind: 'menu' }>;
interface ListedMenu extends Menu {
  readonly lines: readonly Rich[];
}

function repeats(items: readonly Bullet[], options: readonly MenuOption[]): boolean {
  return (
    items.length === options.length &&
    items.every(
      (item, index) =>
        item.children.length === 0 && plain(item.text).startsWith(options[index]?.label.replace(/…$/, '') ?? '\n'),
    )
  );
}

function renderBlock(block: Block | ListedMenu, context: RenderContext): Markup {
  if (isControl(block)) return renderControl(block, context);
  switch (block.kind) {
    case 'title':
      return markup`<h3 class="title" dir="auto">${block.text}</h3>`;
    case 'heading':
      return markup`<h4 dir="auto">${block.text}</h4>`;
    case 'text':
      return markup`<p dir="auto">${renderRich(block.text)}</p>`;
    case 'lead':
      return markup`<p class="lead" dir="auto">${renderRich(block.text)}</p>`;
    case 'note':
      return markup`<p class="note" dir="auto">${renderRich(block.text)}</p>`;
    case 'bullets':
      return renderBullets(block.items, block.ordered === true);
    case 'facts':
      return markup`<dl class="facts">${block.facts.map(({ label, value }) => markup`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`;
    case 'table':
      return renderTable(block);
    case 'picture':
      return renderPicture(block, context);
    case 'file':
      return renderFile(block, context);
  }
  // Only a block read from a log of another version comes here: said aloud, or it would be missing in silence.
  throw new TypeError(`no such block: ${JSON.stringify(block satisfies never)}`);
}

function renderControl(control: Control | ListedMenu, context: RenderContext): Markup {
  return control.kind === 'buttons' ? renderButtons(control.buttons, context) : renderMenu(control, context);
}

/** Nobody is notified on a page: whoever is there sees it. The ids of its visitors say nothing to anybody. */
function renderAim(mentions: readonly Mention[], viewer: string | undefined): Markup | undefined {
  const names = mentions.flatMap(({ id }) => {
    if (id === viewer) return markup`you`;
    return isVisitorId(id) ? [] : markup`<bdi>@${id}</bdi>`;
  });
  return names.length === 0 ? undefined : markup`<p class="aimed">For ${joined(names, ', ')}</p>`;
}

function renderRich(text: Rich): Markup[] {
  return text.map(renderSpan);
}

function renderSpan(span: Span): Markup {
  let shown = span.moment === undefined ? markup`${span.text}` : renderMoment(span.text, span.moment);
  if (span.code) shown = markup`<code>${shown}</code>`;
  if (span.emphasis) shown = markup`<em>${shown}</em>`;
  if (span.strong) shown = markup`<strong>${shown}</strong>`;
  if (span.href === undefined) return shown;
  if (isPagePath(span.href)) return markup`<a href="${span.href}">${shown}</a>`;
  if (!span.href.startsWith('https://')) return shown;
  return markup`<a href="${span.href}" target="_blank" rel="noopener noreferrer">${shown}</a>`;
}

/** The page's script writes the reader's own time in place of the text. */
function renderMoment(text: string, { at, show }: Moment): Markup {
  const instant = Temporal.Instant.fromEpochMilliseconds(at * 1000).toString();
  return markup`<time datetime="${instant}" data-show="${show}">${text}</time>`;
}

function renderBullets(items: readonly Bullet[], isOrdered: boolean): Markup {
  const lines = items.map(
    ({ text, children }) =>
      markup`<li dir="auto">${renderRich(text)}${children.length > 0 && renderBullets(children, false)}</li>\n`,
  );
  return isOrdered ? markup`<ol>\n${lines}</ol>` : markup`<ul>\n${lines}</ul>`;
}

/** The label of its column is on each cell, so that a narrow screen can show a row as a small card. */
function renderTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>): Markup {
  const headCells = head.map((cell) => markup`<th scope="col" role="columnheader" dir="auto">${renderRich(cell)}</th>`);
  const cell = (text: Rich, column: number): Markup => {
    const label = attribute('data-label', plain(head[column] ?? []));
    return column === 0
      ? markup`<th scope="row" role="rowheader"${label} dir="auto">${renderRich(text)}</th>`
      : markup`<td role="cell"${label} dir="auto">${renderRich(text)}</td>`;
  };
  const body = rows.map((row) => markup`<tr role="row">${row.map(cell)}</tr>\n`);
  return markup`<table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${headCells}</tr></thead>
<tbody role="rowgroup">\n${body}</tbody></table>`;
}

function renderPicture({ hash, alt, caption }: Extract<Block, { kind: 'picture' }>, context: RenderContext): Markup {
  const size = context.sizes.get(hash);
  if (size === undefined) return markup`<p class="picture-words" dir="auto"><strong>In words:</strong> ${alt}</p>`;
  return markup`<figure>
<a href="/pictures/${hash}.png" target="_blank" rel="noopener"><img src="/pictures/${hash}.png" alt="${alt}" width="${size.width}" height="${size.height}" loading="lazy" decoding="async"><span class="enlarge">Open in full size</span></a>
${caption !== '' && markup`<figcaption dir="auto">${caption}</figcaption>`}</figure>`;
}

/** It is in the message, from which its address gives it to whoever may see that. */
function renderFile({ name, label }: Extract<Block, { kind: 'file' }>, { origin }: RenderContext): Markup {
  const { message } = origin;
  if (message === undefined) return markup`<p dir="auto">${label}</p>`;
  return markup`<p><a class="button" href="/files/${message}/${name}" download="${name}">Download ${name}</a> <small dir="auto">${label}</small></p>`;
}

function renderButtons(buttons: readonly Button[], context: RenderContext): Markup {
  return pressForm(
    'buttons',
    buttons.map(
      ({ label, action, style, spoken }) =>
        markup`<button${attribute('class', style)}${value(action)}${attribute('aria-label', spoken)}>${label}</button>\n`,
    ),
    context,
  );
}

function renderMenu(menu: Menu | ListedMenu, context: RenderContext): Markup {
  const lines = 'lines' in menu ? menu.lines : [];
  const options = menu.options.map(({ label, detail, action }, index) => {
    const line = lines[index] ?? [{ text: label }];
    const small = detail !== undefined && !plain(line).includes(detail) && markup` <small>${detail}</small>`;
    return markup`<li><button${value(action)}><span dir="auto">${renderRich(line)}</span>${small}</button></li>\n`;
  });
  const list = markup`<ul class="menu" aria-label="${menu.label}">\n${options}</ul>\n`;
  return pressForm('menu-form', [list], context);
}

function pressForm(name: string, content: readonly Markup[], { origin }: RenderContext): Markup {
  return markup`<form class="${name}" method="post" action="/press">\n${hidden(origin)}${content}</form>`;
}

function value(action: Action): Markup {
  return markup` name="action" value="${encodeAction(action)}"`;
}

function hidden(values: Readonly<Record<string, string>>): Markup[] {
  return Object.entries(values).map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">\n`);
}

/** `cancel` is where a browser without script goes when the person changes their mind. */
export function renderForm(form: Form, origin: Readonly<Record<string, string>>, cancel: string): Markup {
  return markup`<form class="form" method="post" action="/submit" aria-labelledby="form-title">
${hidden({ ...origin, action: encodeAction(form.action) })}<h2 id="form-title">${form.title}</h2>
${form.intro !== undefined && markup`<p dir="auto">${form.intro}</p>\n`}${form.fields.map(renderField)}<div class="buttons">
<button class="primary">${form.submit}</button>
<a class="button" href="${cancel}" data-close>Cancel</a>
</div>
<p class="error" role="alert"></p></form>`;
}
