import { instance } from '@viz-js/viz';
import { describe, expect, it } from 'vitest';
import { DotFault, readDot } from '../../../src/corpus/diagram/dot.ts';

const viz = await instance();
const faultOf = (dot: string): string => {
  try {
    readDot(dot, viz);
  } catch (error) {
    if (error instanceof DotFault) return error.message;
    throw error;
  }
  return 'none';
};

describe('readDot', () => {
  it('reads boxes, arrows, frames, rows and the caption', () => {
    const dot = String.raw`// alt: not of interest here
digraph {
  caption="One cache"
  node [kind=many]
  app [label="App servers\nstateless\n3 zones"]
  subgraph cluster_zone { label="Zone A"; cache [kind=cache, label=Redis]; db [kind=store down=true]; {rank=same; cache; db} }
  app -> cache [label="1 get"]
  cache -> app [back=true]
  app -> db [label="2 \"miss\"\nread", async=true]
}`;
    expect(readDot(dot, viz)).toEqual({
      caption: 'One cache',
      boxes: [
        { id: 'app', kind: 'many', head: 'App servers', notes: ['stateless', '3 zones'], down: false },
        { id: 'cache', kind: 'cache', head: 'Redis', notes: [], down: false },
        { id: 'db', kind: 'store', head: 'db', notes: [], down: true },
      ],
      arrows: [
        { from: 'app', to: 'cache', label: '1 get', async: false, cut: false, both: false, back: false },
        { from: 'app', to: 'db', label: '2 "miss"\nread', async: true, cut: false, both: false, back: false },
        { from: 'cache', to: 'app', label: '', async: false, cut: false, both: false, back: true },
      ],
      groups: [
        {
          label: 'Zone A',
          sameRow: false,
          boxes: ['cache', 'db'],
          groups: [{ label: undefined, sameRow: true, boxes: ['cache', 'db'], groups: [] }],
        },
      ],
    });
  });

  it.each([
    ['digraph {\n a -> \n}', "Line 3 of the diagram: syntax error near '}'."],
    ['digraph {\n a [label="open]\n}', 'Line 3 of the diagram: a quoted text is not closed.'],
    ['graph { a -- b }', 'Line 1 of the diagram: start with "digraph", so that arrows have a direction.'],
    ['digraph { }', 'there is no box to draw.'],
    [
      'digraph { subgraph cluster_a { label="Zone A"; a; b }\n {rank=same; a; b} }',
      'the frame "Zone A" holds no box; write {rank=same; …} inside a frame, not across.',
    ],
    ['', 'Graphviz cannot read the diagram: it is empty.'],
    [
      'digraph {\n a [kind=database]\n}',
      'Line 2 of the diagram: "database" is not a kind of box; there are client, gateway, service, many, cache, store, queue, external, state, choice, note.',
    ],
    [
      'digraph {\n a\n b [color=red]\n}',
      'Line 3 of the diagram: "color" is not for authors; a box has kind, label, down, and the rest is house style.',
    ],
    [
      'digraph {\n a -> b [style=dashed]\n}',
      'Line 2 of the diagram: "style" is not for authors; an arrow has label, async, cut, both, back, and the rest is house style.',
    ],
    [
      'digraph {\n a:n -> b\n}',
      'Line 2 of the diagram: an arrow ends at a box, not at a side of it; write "a -> b" without a port.',
    ],
    [
      'digraph {\n a\n a -> b [headport=n]\n}',
      'Line 3 of the diagram: an arrow ends at a box, not at a side of it; write "a -> b" without a port.',
    ],
  ])('tells what is wrong with %j', (dot, fault) => {
    expect(faultOf(dot)).toBe(fault);
  });

  it.each([
    ['digraph {\n a -> edge\n}', 'edge', 2],
    ['digraph {\n edge [kind=gateway, label="Edge"]\n a -> b\n}', 'edge', 2],
    ['digraph {\n a\n node [kind=store, label="A node"]\n b }', 'node', 3],
    ['digraph {\n a -> node -> b\n}', 'node', 2],
    ['digraph {\n node -> b\n}', 'node', 2],
    ['digraph {\n graph [kind=store, label="Graph store"]\n a -> b }', 'graph', 2],
    ['digraph {\n a -> Graph }', 'Graph', 2],
    ['digraph {\n a -> subgraph }', 'subgraph', 2],
    ['digraph {\n strict [kind=cache]}', 'strict', 2],
  ])('names the reserved word in %j', (dot, word, line) => {
    expect(faultOf(dot)).toBe(
      `Line ${line} of the diagram: "${word}" is a reserved word of DOT, not a name for a box; name it otherwise, as in "${word}1".`,
    );
  });

  it.each([
    'digraph { a -> "edge" }',
    'digraph { edge [async=true]; node [kind=many]; a -> b [label="edge;"] }',
    'digraph { a -> nodes; subgraph cluster_x { label="node"; a } }',
    'digraph { // the node -> edge\n a -> b }',
  ])('takes %j', (dot) => {
    expect(faultOf(dot)).toBe('none');
  });
});
