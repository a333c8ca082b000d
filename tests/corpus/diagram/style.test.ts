import { describe, expect, it } from 'vitest';
import type { Arrow, Box, Drawing, Kind } from '../../../src/corpus/diagram/dot.ts';
import { kinds } from '../../../src/corpus/diagram/dot.ts';
import { styled } from '../../../src/corpus/diagram/style.ts';

const box = (fields: Partial<Box>): Box => ({
  id: 'a',
  kind: 'service',
  head: 'App',
  notes: [],
  down: false,
  ...fields,
});
const arrow = (fields: Partial<Arrow>): Arrow => ({
  from: 'a',
  to: 'b',
  label: '',
  async: false,
  cut: false,
  both: false,
  back: false,
  ...fields,
});
const drawing = (fields: Partial<Drawing>): Drawing => ({ caption: '', boxes: [], arrows: [], groups: [], ...fields });

const boxStyle = (fields: Partial<Box>) => styled(drawing({ boxes: [box(fields)] })).nodes?.[0]?.attributes;
const arrowStyle = (fields: Partial<Arrow>) => styled(drawing({ arrows: [arrow(fields)] })).edges?.[0]?.attributes;

describe('the house style', () => {
  it('is top-down on white', () => {
    expect(styled(drawing({})).graphAttributes).toMatchObject({ rankdir: 'TB', bgcolor: 'white' });
  });

  it('gives every kind a look that no other has, in colour and in outline or colour alone never', () => {
    const looks = kinds.map((kind) => boxStyle({ kind }));
    const colours = (kind: Kind) => boxStyle({ kind })?.['color'];
    const shapes = (kind: Kind) => {
      const look = boxStyle({ kind });
      return JSON.stringify([look?.['shape'], look?.['style'], look?.['peripheries'], look?.['class']]);
    };
    expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(kinds.length);
    // A copy of a service and the two stores are told by line and colour; everything else by outline too.
    expect(new Set(kinds.filter((kind) => kind !== 'many').map(colours)).size).toBe(kinds.length - 1);
    expect(new Set(kinds.filter((kind) => kind !== 'cache').map(shapes)).size).toBe(kinds.length - 1);
  });

  it.each<[string, Partial<Box>, string]>([
    [
      'a bold head over grey notes',
      { head: 'Redis', notes: ['TTL 60 s'] },
      '<b>Redis</b><br/><font point-size="16" color="#55606e">TTL 60 s</font>',
    ],
    ['markup as text', { head: 'a < b & "c"' }, '<b>a &lt; b &amp; &quot;c&quot;</b>'],
    [
      'long heads in even lines',
      { head: 'Notification preference service' },
      '<b>Notification</b><br/><b>preference service</b>',
    ],
    ['a remark without a head', { kind: 'note', head: 'Only one' }, '<font point-size="16">Only one</font>'],
  ])('writes %s', (_, fields, html) => {
    expect(boxStyle(fields)?.['label']).toEqual({ html });
  });

  it.each<[string, Partial<Box>, object]>([
    ['many copies', { kind: 'many' }, { peripheries: 2, shape: 'box' }],
    ['a store', { kind: 'store' }, { shape: 'cylinder', color: '#23823b' }],
    ['a cache', { kind: 'cache' }, { shape: 'cylinder', color: '#c0392b' }],
    ['a gateway', { kind: 'gateway' }, { class: 'hexagon', color: '#6a3fb5' }],
    ['a queue', { kind: 'queue' }, { class: 'pipe' }],
    ['what is down', { down: true }, { style: 'filled,dashed', color: '#c62828' }],
  ])('draws %s', (_, fields, look) => {
    expect(boxStyle(fields)).toMatchObject(look);
  });

  it.each<[string, Partial<Arrow>, object]>([
    ['a call', {}, { style: 'solid', dir: 'forward', constraint: true }],
    ['an asynchronous one', { async: true }, { style: 'dashed' }],
    ['a cut link', { cut: true, both: true }, { style: 'dotted', dir: 'none', color: '#c62828' }],
    ['both ways', { both: true }, { dir: 'both' }],
    ['one that goes back', { back: true }, { constraint: false }],
  ])('draws %s', (_, fields, look) => {
    expect(arrowStyle(fields)).toMatchObject(look);
    expect(arrowStyle(fields)).not.toHaveProperty('label');
  });

  it('labels an arrow, frames a named group and keeps a row', () => {
    expect(JSON.stringify(arrowStyle({ label: '1 get & set' })?.['label'])).toContain('1 get &amp; set');
    const { subgraphs } = styled(
      drawing({
        groups: [
          {
            label: 'Zone A',
            sameRow: false,
            boxes: ['a'],
            groups: [{ label: undefined, sameRow: true, boxes: ['a'], groups: [] }],
          },
        ],
      }),
    );
    expect(subgraphs).toMatchObject([
      {
        name: 'cluster_0_a',
        nodes: [{ name: 'a' }],
        graphAttributes: { style: 'rounded,filled' },
        subgraphs: [{ graphAttributes: { rank: 'same' } }],
      },
    ]);
    expect(subgraphs?.[0]?.subgraphs?.[0]).not.toHaveProperty('name');
  });
});
