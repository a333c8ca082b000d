import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/corpus/diagram/finish.ts';

const svg = (inner: string, width = 700) =>
  `<svg width="${width}pt" height="90pt"\n viewBox="0.00 0.00 ${width}.00 90.00" xmlns="http://www.w3.org/2000/svg"><g id="graph0" class="graph">${inner}</g>\n</svg>\n`;
const node = (mark: string) =>
  `<g id="node1" class="node ${mark}"><title>a</title><polygon fill="#fff" stroke="#000" points="100,-10 0,-10 0,-50 100,-50 100,-10"/><text font-family="Arial" font-size="20.00">A</text></g>`;

describe('finish', () => {
  it('makes a slim hexagon of a gateway', () => {
    expect(finish(svg(node('hexagon'))).svg).toContain(
      '<polygon fill="#fff" stroke="#000" points="14,-50 86,-50 100,-30 86,-10 14,-10 0,-30"/>',
    );
  });

  it('makes a pipe with a mouth of a queue', () => {
    const { svg: pipe } = finish(svg(node('pipe')));
    expect(pipe).not.toContain('<polygon');
    expect(pipe).toContain('d="M 9 -50 H 91 A 9 20 0 0 1 91 -10 H 9 A 9 20 0 0 1 9 -50 Z"');
    expect(pipe).toContain('<path fill="none" stroke="#000" d="M 91 -50 A 9 20 0 0 0 91 -10"/>');
  });

  it('leaves other boxes alone and names the font that draws', () => {
    expect(finish(svg(node('plain'))).svg).toContain(
      'points="100,-10 0,-10 0,-50 100,-50 100,-10"/><text font-family="Arimo"',
    );
  });

  it('puts group names above the arrows, with a halo each', () => {
    const group = '<g id="clust1" class="cluster"><title>c</title><text font-size="16.00">Zone</text></g>';
    const edge = '<g id="edge1" class="edge"><title>a</title><path d="M0,0"/><text font-size="16.00">1 get</text></g>';
    const { svg: whole } = finish(svg(group + edge));
    expect(whole.indexOf('Zone')).toBeGreaterThan(whole.indexOf('1 get'));
    expect(whole.match(/<text stroke="[^"]+" stroke-width="5"/g)).toHaveLength(2);
    expect(whole).toMatch(/Zone<\/text><\/g><\/svg>$/);
  });

  it.each([
    [400, 600, 'viewBox="-100 0.00 600 90.00"'],
    [700, 700, 'viewBox="0 0.00 700 90.00"'],
  ])('frames %i points as %i', (from, to, viewBox) => {
    const finished = finish(svg(node('plain'), from));
    expect(finished.width).toBe(to);
    expect(finished.svg).toContain(viewBox);
    expect(finished.smallestText).toBe(20);
  });

  it('refuses what is no picture', () => {
    expect(() => finish('<svg></svg>')).toThrow('the renderer wrote an SVG without a size');
  });
});
