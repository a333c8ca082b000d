/** Any blocks as nested bullets, so that whatever an author wrote in an answer can be shown. */
import { plain, type Bullet } from '../../core/model.ts';
import type { Grid, Item, Node } from './markdown.ts';
import type { Scribe } from './scribe.ts';

function itemBullets(item: Item, scribe: Scribe): readonly Bullet[] {
  const [first, ...rest] = item.nodes;
  if (first?.kind !== 'paragraph') return bulletsOf(item.nodes, scribe);
  return [{ text: scribe.rich(first.text, first.line), children: bulletsOf(rest, scribe) }];
}

/** One bullet a row: the first cell, then each other cell with the head of its column. */
function tableBullets(grid: Grid, scribe: Scribe): readonly Bullet[] {
  return grid.rows.map(({ cells: [first = '', ...others], line }) => ({
    text: scribe.rich(first, line),
    children: others.flatMap((cell, i) => {
      const head = grid.head[i + 1] ?? '';
      return cell === '' ? [] : [{ text: scribe.rich(head === '' ? cell : `${head}: ${cell}`, line), children: [] }];
    }),
  }));
}

function nodeBullets(node: Node, scribe: Scribe): readonly Bullet[] {
  switch (node.kind) {
    case 'paragraph':
      return [{ text: scribe.rich(node.text, node.line), children: [] }];
    case 'list':
      return node.items.flatMap((item) => itemBullets(item, scribe));
    case 'quote':
      return bulletsOf(node.nodes, scribe);
    case 'table':
      return tableBullets(node, scribe);
    case 'fence':
      if (!node.isClosed) scribe.fault(node.line, 'the code fence that begins here is never closed: end it with ```');
      return node.text.trim() === '' ? [] : [{ text: [{ text: node.text, code: true }], children: [] }];
  }
}

/** Nothing is left out but what is empty. */
export function bulletsOf(nodes: readonly Node[], scribe: Scribe): readonly Bullet[] {
  return nodes
    .flatMap((node) => nodeBullets(node, scribe))
    .filter((bullet) => plain(bullet.text) !== '' || bullet.children.length > 0);
}
