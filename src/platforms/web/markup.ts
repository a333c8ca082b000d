/**
 * HTML that is safe by construction: everything put into a template is escaped unless it is itself Markup.
 * Always quote attributes with double quotes in templates; then escaped text can never leave its place.
 */

/** A class and not a record, so that nothing read from JSON can pass for it. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

export type Part = Markup | string | number | undefined | false | readonly Part[];

export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, index) => string + render(parts[index])).join(''));
}

/** The parts with a separator between those that are there. */
export function joined(parts: readonly Part[], separator: string): Markup {
  return new Markup(
    parts
      .map(render)
      .filter((html) => html !== '')
      .join(separator),
  );
}

/** ` name="value"` with its leading space, or nothing when the value is absent. `true` gives the bare name. */
export function attribute(name: string, value: string | number | boolean | undefined): Markup | undefined {
  if (value === undefined || value === false) return undefined;
  return value === true ? new Markup(` ${name}`) : markup` ${new Markup(name)}="${value}"`;
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeText(String(part));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters have no meaning on a page and may hide things from a reader; half characters would break the encoding. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}--[\t\n]]/gv, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
