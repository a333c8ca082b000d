import { describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/core/interview/grade.ts';
import type { Entry, Point } from '../../../src/core/model.ts';
import { bullet, rich } from '../../../src/core/rich.ts';
import { entryOf, pointOf } from '../../entries.ts';

interface Patterns {
  readonly accept: readonly string[];
  readonly explain?: readonly string[];
  readonly reject?: readonly (readonly [pattern: string, correction: string])[];
}

function graded(head: string, weight: number, patterns: Patterns): Point {
  return {
    ...pointOf(
      head,
      [bullet('A consumer that cannot keep up fills whatever memory stands before it, sooner or later.')],
      weight,
    ),
    accept: patterns.accept.map((pattern) => ({ pattern, line: 1 })),
    explain: (patterns.explain ?? []).map((pattern) => ({ pattern, line: 1 })),
    reject: (patterns.reject ?? []).map(([pattern, correction]) => ({ pattern, correction, line: 1 })),
  };
}

const backpressure: Entry = entryOf({
  id: 'backpressure',
  title: 'How do you keep a fast producer from drowning a slow consumer?',
  short: rich('Bound what waits, tell the sender to slow down, and drop on purpose what cannot wait.'),
  points: [
    graded('Bound every buffer', 50, {
      accept: ['bound*|limit*|cap|"fixed size" ; queue|buffer'],
      explain: ['memory|oom|crash ; grow|fill|run out|out', '@because'],
      reject: [
        ['unbounded|infinite ; fine|safe|good', 'An unbounded queue only moves the crash to later.'],
        ['bigger ; buffer|queue ; solve*|fix*', 'A bigger buffer buys minutes.'],
      ],
    }),
    graded('Signal upstream', 30, {
      accept: ['slow down|signal|credit ; producer|sender|upstream'],
      explain: ['rate|pace|fast'],
    }),
    graded('Drop on purpose', 20, { accept: ['drop|shed|sample'], explain: ['oldest|priority|important'] }),
  ],
});

const grader = createGrader();
const statesOf = (answer: string) => grader.grade(backpressure, answer).points.map((point) => point.state);

describe('grading an answer', () => {
  it('gives an explained point its weight, a named one 40 %, a missing one nothing', () => {
    const answer =
      'I would put a bounded queue in between, because otherwise the memory fills up. Then signal the producer somehow when needed.';
    expect(grader.grade(backpressure, answer)).toEqual({
      score: 62,
      points: [
        {
          name: 'Bound every buffer',
          state: 'explained',
          quote: 'I would put a bounded queue in between, because otherwise the memory fills up',
        },
        { name: 'Signal upstream', state: 'named', quote: 'Then signal the producer somehow when needed' },
        { name: 'Drop on purpose', state: 'missing' },
      ],
      traps: [],
    });
  });

  it('takes a reason from the next clause and from the one before', () => {
    const filler = 'That is what I would do on every one of the hops that we have got.';
    expect(statesOf(`Limit the buffer. Memory runs out if it grows. ${filler}`)[0]).toBe('explained');
    expect(statesOf(`Memory will run out as it grows. Limit the buffer then. ${filler}`)[0]).toBe('explained');
    expect(statesOf(`Limit the buffer. ${filler} ${filler} ${filler} ${filler} Memory may grow.`)[0]).toBe('named');
  });

  it('does not take a reason alone for the point', () => {
    expect(statesOf('When the consumer is slow then memory grows and grows until the whole process crashes.')[0]).toBe(
      'missing',
    );
  });

  it('subtracts a wrong claim, quotes it and corrects it', () => {
    const { score, traps } = grader.grade(
      backpressure,
      'We limit the buffer so that memory cannot run out. An unbounded queue is fine for the other service though.',
    );
    expect(traps).toEqual([
      {
        claim: 'An unbounded queue is fine for the other service',
        correction: 'An unbounded queue only moves the crash to later.',
      },
    ]);
    expect(score).toBe(35);
  });

  it('caps at 35 after two wrong claims', () => {
    const right =
      'Limit the buffer because memory runs out. Signal the producer to slow down to a rate we can take. Shed the oldest items first.';
    expect(grader.grade(backpressure, right).score).toBe(100);
    const wrong = 'Still an unbounded queue is fine. A bigger buffer fixes it.';
    expect(grader.grade(backpressure, `${right} ${wrong}`)).toMatchObject({ score: 35, traps: [{}, {}] });
  });

  it.each([
    ['asked', 'Is an unbounded queue fine for the services that we have got here in our company?'],
    ['told as an error', 'It is a common misconception that an unbounded queue is fine for the services here.'],
    ['denied', 'An unbounded queue is not safe, and that is what all the people here told us before.'],
  ])('sees no wrong claim where it is %s', (_, answer) => {
    expect(grader.grade(backpressure, answer).traps).toEqual([]);
  });

  it('gives nothing for a sentence that holds a wrong claim', () => {
    const answer = 'We do drop the messages and an unbounded queue is fine, so that is what I would do here.';
    expect(statesOf(answer)).toEqual(['missing', 'missing', 'missing']);
  });

  it('bounds a quote and begins it at the hit', () => {
    const { points } = grader.grade(
      backpressure,
      `${'well and so '.repeat(30)} I shed the load ${'and so on '.repeat(30)}`,
    );
    const quote = points[2]?.quote ?? '';
    expect(quote).toMatch(/^…shed the load and so on.*…$/);
    expect(quote.length).toBeLessThanOrEqual(160);
  });
});

describe('a guard', () => {
  const prose = 'I would put a bounded queue in between, because otherwise the memory fills up.';
  it.each([
    ['lets an answer through', `${prose} That is all.`, undefined],
    ['asks for more than eleven words', 'bounded queue because memory fills', 'short'],
    ['asks for more than nothing', '🙂', 'short'],
    [
      'sees a bare list',
      'bounded queue, credits, signal upstream, producer rate, shed, drop, oldest, priority, memory, crash',
      'list',
    ],
    [
      'sees a list on lines',
      'bounded queue\nsignal producer\nrate\ndrop oldest\nshed\nbuffer\npriority\nmemory\ncrash\ncredit',
      'list',
    ],
    [
      'lets terse notes through, though nearly every word is the rubric’s',
      'bounded queue or buffer, otherwise memory fills. the producer slows down to our rate. shed by priority, oldest.',
      undefined,
    ],
    [
      'sees stuffing',
      'limit buffer because memory crash fill queue and signal the producer rate fast drop priority oldest',
      'stuffed',
    ],
    [
      'sees a copy',
      'A consumer that cannot keep up fills whatever memory stands before it, sooner or later. So bound the queue.',
      'copied',
    ],
  ] as const)('%s', (_, answer, guard) => {
    expect(grader.grade(backpressure, answer).guard).toBe(guard);
  });

  it.each([
    'bounded queue, credits, signal upstream, producer rate, shed, drop, oldest, priority, memory, crash',
    'A consumer that cannot keep up fills whatever memory stands before it, sooner or later. So bound the queue.',
    'limit buffer because memory crash fill queue and signal the producer rate fast drop priority oldest',
  ])('earns nothing: %s', (answer) => {
    expect(grader.grade(backpressure, answer)).toMatchObject({ score: 0, points: [{ state: 'missing' }, {}, {}] });
  });

  it('keeps a short answer small but says what it named', () => {
    expect(grader.grade(backpressure, 'bound the queue because memory fills')).toMatchObject({
      score: 15,
      points: [{ state: 'explained' }, {}, {}],
    });
  });

  it('does not count a list inside prose', () => {
    const answer = `Well here is what I can think of for now about this. Bounded queue, signal producer, drop oldest, priority, shed load, rate.`;
    expect(statesOf(answer)).toEqual(['missing', 'missing', 'missing']);
  });
});

describe('a list beside prose', () => {
  const reasoned = 'Limit the buffer because memory runs out when it grows.';
  it('names points, when it follows a colon and another point is explained', () => {
    expect(statesOf(`${reasoned} Against overload: signal producer, drop oldest, shed load, rate.`)).toEqual([
      'explained',
      'named',
      'named',
    ]);
  });

  it.each([
    [
      'nothing is explained',
      'That is what I can think of for now. Against overload: signal producer, drop oldest, shed.',
    ],
    ['nothing ties it to anything', `${reasoned} Signal producer, drop oldest, shed load, rate, priority.`],
  ])('names nothing where %s', (_, answer) => {
    expect(statesOf(answer).slice(1)).toEqual(['missing', 'missing']);
  });
});

describe('a wrong claim', () => {
  it('costs less in a full answer than in a thin one', () => {
    const full =
      'Limit the buffer because memory runs out. Signal the producer to slow down to a rate we can take. Shed oldest.';
    const thin = 'Signal the producer somehow when there is a need for it.';
    const wrong = 'An unbounded queue is fine for the other service.';
    expect(grader.grade(backpressure, `${full} ${wrong}`).score).toBe(90);
    expect(grader.grade(backpressure, `${thin} ${wrong}`).score).toBe(0);
  });
});

describe('something waved off', () => {
  const entry: Entry = {
    ...backpressure,
    points: [
      graded('No coordinator', 60, { accept: ['@no > coordinator'] }),
      graded('Queue', 40, { accept: ['queue'] }),
    ],
  };
  it('counts where the entry says the same, and spoils what is said along with it', () => {
    const answer = 'With a queue there is no coordinator needed, that is what we found here in the end.';
    expect(grader.grade(entry, answer).points.map(({ state }) => state)).toEqual(['named', 'missing']);
  });
});

describe('an entry', () => {
  it('without a rubric scores 0', () => {
    expect(
      grader.grade(entryOf({ id: 'x', title: 'X' }), 'Some words about the thing that was asked, as one does.'),
    ).toMatchObject({
      score: 0,
      points: [],
    });
  });

  it('with a pattern that cannot be read is graded by the others', () => {
    const broken = { ...backpressure, points: [graded('Broken', 100, { accept: ['(', 'queue'] })] };
    expect(grader.grade(broken, 'I would use a queue there, and that is all that comes to my mind.').score).toBe(40);
  });
});
