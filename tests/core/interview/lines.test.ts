import { describe, expect, it } from 'vitest';
import { wrapsIn } from '../../../src/core/interview/lines.ts';

const wrapsOf = (text: string) => [...wrapsIn(text)].map((offset) => text.slice(0, offset).split('\n').length);

const wrapped = `The producer has to slow down when the consumer cannot follow, because the
memory in between runs out sooner or later. Whoever bounds the buffer has to
say what happens when it is full.`;

const listed = `metrics by route with histograms, since an average hides the slow tail of the requests
logs as json with the trace id in each line
traces through the queue as well, otherwise the picture ends where the work begins, and nobody knows`;

describe('a line feed', () => {
  it('only wraps where every line is as full as the longest allows', () => {
    expect(wrapsOf(wrapped)).toEqual([1, 2]);
  });

  it('only wraps within a bullet', () => {
    expect(wrapsOf(wrapped.replaceAll(/^/gm, '  ').replace('  ', '- '))).toEqual([1, 2]);
  });

  it.each([
    ['lines of different lengths', listed],
    [
      'lines that each begin and end a thought',
      'a queue of limited length between the two of them, with a limit\nfewer indexes',
    ],
    ['short lines', 'bound the queue because\nmemory runs out'],
    ['very long lines', `${'the queue is bounded '.repeat(6)}because\nmemory runs out`],
    ['bullets', `- ${'x'.repeat(60)} and the\n- next one`],
    ['numbers', `1) ${'x'.repeat(60)} and the\n2) next one`],
    ['a blank line', `${'x'.repeat(60)} and the\n\nnext one`],
  ])('separates %s', (_, text) => {
    expect(wrapsOf(text)).toEqual([]);
  });
});
