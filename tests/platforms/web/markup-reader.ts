/** Reads the small, strict HTML that the renderer writes. Anything a browser might take for something else is a fault. */

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface Read {
  readonly elements: readonly Element[];
  /** All text outside tags, unescaped. */
  readonly text: string;
}

const tag = /<(?<close>\/?)(?<name>[a-z][a-z0-9]*)(?<attributes>(?: [a-z][a-z-]*(?:="[^"<>]*")?)*)>/y;
const text = /[^<>]+/y;
const attribute = / (?<name>[a-z][a-z-]*)(?:="(?<value>[^"<>]*)")?/g;
const empty = new Set(['img', 'input', 'path', 'meta', 'link']);

/** Throws where the text is no such HTML, and where elements are not closed in order. */
export function readMarkup(html: string): Read {
  const elements: Element[] = [];
  const open: string[] = [];
  let words = '';
  for (let at = 0; at < html.length;) {
    tag.lastIndex = at;
    text.lastIndex = at;
    const found = tag.exec(html);
    if (found?.groups === undefined) {
      const plain = text.exec(html)?.[0];
      if (plain === undefined) throw new Error(`no markup of ours: ${html.slice(at, at + 60)}`);
      words += unescaped(plain);
      at += plain.length;
      continue;
    }
    const { close, name = '', attributes = '' } = found.groups;
    if (close === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      elements.push({ name, attributes: attributesIn(attributes) });
      if (!empty.has(name)) open.push(name);
    }
    at += found[0].length;
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
  return { elements, text: words };
}

function attributesIn(source: string): ReadonlyMap<string, string> {
  return new Map(
    [...source.matchAll(attribute)].map(({ groups }) => [groups?.['name'] ?? '', unescaped(groups?.['value'] ?? '')]),
  );
}

function unescaped(source: string): string {
  const bare = source.replace(/&(?:amp|lt|gt|quot|#39);/g, '');
  if (bare.includes('&')) throw new Error(`a bare ampersand: ${source.slice(0, 60)}`);
  return source
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
