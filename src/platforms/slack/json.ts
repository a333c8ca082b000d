/**
 * What Slack is answered with, as JSON. The blocks of a card are the same objects in every answer that shows it, so each is
 * serialised once. All beyond ASCII is escaped: then the text needs no encoding on its way out, and its length is known.
 */
import { asciiJson } from '../../core/ascii-json.ts';

/** The JSON of blocks, and of whole answers. */
const known = new WeakMap<object, string>();

/** In ASCII. `content` and its blocks must not change afterwards. */
export function jsonOf(content: object): string {
  const before = known.get(content);
  if (before !== undefined) return before;
  const json = hasBlocks(content) ? joined(content) : asciiJson(content);
  known.set(content, json);
  return json;
}

function hasBlocks(content: object): content is { readonly blocks: readonly object[] } {
  return 'blocks' in content && Array.isArray(content.blocks);
}

/** The blocks stand last. */
function joined({ blocks, ...rest }: { readonly blocks: readonly object[] }): string {
  const head = asciiJson(rest).slice(0, -1);
  return `${head}${head === '{' ? '' : ','}"blocks":[${blocks.map(jsonOf).join(',')}]}`;
}
