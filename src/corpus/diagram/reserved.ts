/** Finds boxes named by a word that DOT keeps for itself: Graphviz then fails, or takes the box for a default, in silence. */

const words = 'node|edge|graph|digraph|subgraph|strict';
const asEnd = new RegExp(String.raw`->\s*(${words})\b(?!\s+\w|\s*\{)|(?<!-)\b(${words})\s*(?:->|;|$)`, 'i');
const asNear = new RegExp(`near '(${words})'`, 'i');
/** Attributes that only a box has. Defaults for all boxes may set a kind, but one label for all is a box's own. */
const asDefault = [/\b(edge|graph)\s*\[[^\]]*\b(?:kind|down)\s*=/i, /\b(node)\s*\[[^\]]*\blabel\s*=/i];

export interface Reserved {
  readonly word: string;
  readonly message: string;
}

/** The reserved word that a syntax error at this line (1 is the first) is about, if one is. */
export function reservedAt(dot: string, line: number, error: string): Reserved | undefined {
  const near = asNear.exec(error)?.[1];
  const used = asEnd.exec(withoutQuoted(dot.split('\n')[line - 1] ?? ''));
  const word = near ?? used?.[1] ?? used?.[2];
  return word === undefined ? undefined : reserved(word);
}

/** A reserved word that is given what only a box has. */
export function reservedDefault(dot: string): Reserved | undefined {
  const plain = withoutQuoted(dot);
  const word = asDefault.map((shape) => shape.exec(plain)?.[1]).find((found) => found !== undefined);
  return word === undefined ? undefined : reserved(word);
}

function reserved(word: string): Reserved {
  const message = `"${word}" is a reserved word of DOT, not a name for a box; name it otherwise, as in "${word}1".`;
  return { word, message };
}

function withoutQuoted(dot: string): string {
  return dot.replaceAll(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*/g, '""');
}
