import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/core/interview/clauses.ts';

const clausesOf = (text: string) => {
  const answer = readAnswer(text);
  return answer.clauses.map((clause) => answer.source.slice(clause.start, clause.end));
};

describe('readAnswer', () => {
  it.each([
    ['ends of sentences', 'Bound it. Then shed! Why?', ['Bound it', 'Then shed', 'Why']],
    ['semicolons', 'bound it; shed the rest', ['bound it', 'shed the rest']],
    ['words that turn', 'It is fast but stale while cached', ['It is fast', 'but stale', 'while cached']],
    ['no word that turns within a name', 'serve stale-while-revalidate', ['serve stale-while-revalidate']],
    ['no while that goes on', 'serve stale while revalidating', ['serve stale while revalidating']],
    ['bullets', '- bound it\n* shed\n\n1. retry', ['bound it', 'shed', '1', 'retry']],
    ['bullets on one line', 'bound it • shed it', ['bound it', 'shed it']],
    ['not abbreviations', 'a store, e.g. Redis or etc. more', ['a store, e.g. Redis or etc. more']],
    ['not decimals or names', 'node.js takes 1.5 ms', ['node.js takes 1.5 ms']],
    [
      'not wrapped lines',
      'the producer has to slow down when the consumer cannot follow any more\nbecause memory runs out',
      ['the producer has to slow down when the consumer cannot follow any more\nbecause memory runs out'],
    ],
    [
      'lines of a list without bullets',
      'a user id as a label makes one series of each value, so prometheus dies\nlogs as json with the trace id of the service',
      [
        'a user id as a label makes one series of each value, so prometheus dies',
        'logs as json with the trace id of the service',
      ],
    ],
    ['nothing', ' \n ', []],
  ])('cuts at %s', (_, text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  it('knows which clause carries the one before it on', () => {
    const { clauses } = readAnswer('Use a queue. It must be bounded. Caching helps:\n- reads\nIs it enough?');
    expect(clauses.map((clause) => clause.continues)).toEqual([false, true, false, true, false]);
    expect(clauses.map((clause) => clause.asks)).toEqual([false, false, false, false, true]);
  });

  it('marks the words after a pause', () => {
    const { words, pauses } = readAnswer('without limits, memory (RAM) grows - fast');
    expect([...pauses].map((at) => words[at]?.raw)).toEqual(['memory', 'ram', 'grows', 'fast']);
  });
});
