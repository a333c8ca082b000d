/** Clarifying questions, as candidates type them, on the lines of an entry. */
import { describe, expect, it } from 'vitest';
import { clarify, questionsIn } from '../../../src/core/interview/clarify.ts';
import { plain } from '../../../src/core/model.ts';
import { rich } from '../../../src/core/rich.ts';

const lines = [
  ['How many people, and how active?', 'Ten million a day, 20 requests each, peak four times the average.'],
  ['What do they do?', 'View 50 photos a day, like ten; one in ten posts daily.'],
  ['How fresh must a feed be?', 'Seconds late is fine. One’s own post shows at once.'],
  ['Where are they?', 'One continent at first.'],
].map(([question = '', answer = ''], line) => ({ question: rich(question), answer: rich(answer), line }));

const answersTo = (text: string): readonly string[] =>
  clarify(text, lines).found.map(({ answer }) => plain(answer).split(' ').slice(0, 2).join(' '));

describe('a clarifying question', () => {
  it.each([
    ['how many users do we have', ['Ten million']],
    ['What is the expected traffic? Any peak?', ['Ten million']],
    ['How many DAU?', ['Ten million']],
    ['do people upload photos', ['View 50']],
    ['Is eventual consistency ok for the feed?', ['Seconds late']],
    ['is a stale feed acceptable?', ['Seconds late']],
    ['Are the users global or in one region?', ['One continent']],
    ['which countries?', ['One continent']],
    ['How many users?\nHow fresh should feeds be?', ['Ten million', 'Seconds late']],
  ])('%j is answered from the entry', (text, expected) => {
    expect(answersTo(text)).toEqual(expected);
  });

  it.each(['Which database should we take?', 'What is the budget?', 'can i use kubernetes', '?', 'why'])(
    '%j is not in the entry',
    (text) => {
      expect(clarify(text, lines)).toEqual({ found: [], unanswered: 1 });
    },
  );

  it('is found among sentences that ask nothing', () => {
    expect(questionsIn('I would start simple. How many users are there? I assume ten thousand.')).toEqual([
      'How many users are there?',
    ]);
    expect(questionsIn('We use a queue. What matters is the limit.')).toEqual([]);
  });

  it('costs little however much is asked', () => {
    expect(questionsIn('why? '.repeat(2000)).length).toBe(10);
  });
});
