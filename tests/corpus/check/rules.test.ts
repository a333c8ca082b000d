import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/core/interview/grade.ts';
import { checkCorpus, type CheckTools } from '../../../src/corpus/check/check.ts';
import { loadEntries } from '../../../src/corpus/load.ts';
import { fullEntry, inFolder } from '../content.ts';

const tools: CheckTools = {
  grader: createGrader(),
  draw: async () => ({ smallestTextPx: 32 }),
  pagesFaults: () => [],
  today: Temporal.PlainDate.from('2026-11-24'),
};

let good = '';
beforeAll(async () => {
  good = await readFile(fullEntry, 'utf8');
});

/** `line level: message` of everything that is odd about the files. */
async function check(files: Readonly<Record<string, string>>, use: Partial<CheckTools> = {}): Promise<string[]> {
  return inFolder(files, async (folder) => {
    const oddities = await checkCorpus(await loadEntries(folder), { ...tools, ...use });
    return oddities.map(
      ({ file, line, level, message }) => `${file.slice(folder.length + 1)}:${line} ${level}: ${message}`,
    );
  });
}

/** The good entry with `from` replaced, and the line that the change stands on. */
function changed(from: string, to: string): { readonly text: string; readonly line: number } {
  expect(good.split(from)).toHaveLength(2);
  return { text: good.replace(from, () => to), line: good.slice(0, good.indexOf(from)).split('\n').length };
}

const long = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');

describe('the rules of the checker', () => {
  it('has nothing to say about a good entry', async () => {
    expect(await check({ 'backpressure.md': good })).toEqual([]);
  });

  it.each([
    [
      'patterns that cannot be read',
      '`accept: age|oldest|lag ;',
      '`accept: (age|oldest|lag ;',
      'error',
      /the accept line cannot be read: Column 1: this bracket is never closed/,
    ],
    [
      'a bare negator among choices',
      '`accept: age|oldest|lag ;',
      '`accept: age|not|oldest|lag ;',
      'warning',
      /"not" is one choice among others/,
    ],
    [
      'hints that give the answer away',
      '1. What happens to a bath',
      '1. Would you bound the queue of a bath',
      'error',
      /hint 1 gives "Bound every buffer" away/,
    ],
    [
      'mistakes that score',
      '- "Autoscaling makes this go away":',
      '- "You bound every buffer, as a limit costs no memory at all and that is everything there is to say":',
      'error',
      /this mistake scores \d+ as an answer/,
    ],
    ['probes out of their band', '- good (>=75):', '- good (<=20):', 'error', /the probe "good" scores \d+, not 0-20/],
    [
      'probes that score too little',
      '- bad (<=20):',
      '- bad (>=50):',
      'error',
      /scores 0, not 50-100 \(missing "Bound every buffer"/,
    ],
    [
      'reject lines that hit the entry itself',
      '`reject: unbounded|infinite ; fine|safe|good ->',
      '`reject: limit ; visible ->',
      'error',
      /a reject line hits the entry's own words/,
      37,
    ],
    [
      'follow-ups on a point that is not there',
      '[Signal upstream] ->',
      '[caching] ->',
      'error',
      /no point is called "caching"/,
    ],
    [
      'sums that are wrong',
      '10_000/2_000 = 5',
      '10_000/2_000 = 6',
      'error',
      /the sum "10_000\/2_000 = 6" is wrong: the left side is 5/,
    ],
    ['HTML in a title', '### How do you keep', '### How do <i>you</i> keep', 'error', /HTML is shown as plain text/],
    [
      'mentions in a description',
      '// alt: A producer',
      '// alt: @everyone, a producer',
      'error',
      /the description of the picture: this reads as a mention/,
      63,
    ],
    [
      'HTML in a correction',
      '-> An unbounded queue only',
      '-> An <b>unbounded</b> queue only',
      'error',
      /the correction: HTML/,
    ],
    ['mentions in an answer', '- A buffer is a loan', '- @here: a buffer is a loan', 'error', /reads as a mention/],
    [
      'links that are not https',
      '- A buffer is a loan',
      '- [A buffer](http://example.org) is a loan',
      'error',
      /is not https/,
    ],
    [
      'HTML in an answer',
      '- A buffer is a loan',
      '- A <b>buffer</b> is a loan',
      'error',
      /HTML is shown as plain text/,
    ],
    ['pictures without a description', '// alt:', '// about:', 'error', /the picture has no description/, 63],
    [
      'titles that are too long',
      'a slow consumer?',
      `a slow consumer ${long}?`,
      'error',
      /the title takes \d+ characters/,
    ],
    [
      'short answers that are too long',
      '> Give every buffer',
      `> ${long} ${long} give every buffer`,
      'error',
      /the short answer takes \d+ words: cut it to 60/,
    ],
    [
      'too few sources',
      '  - {title: "RFC 9293: Transmission Control Protocol", url: "https://www.rfc-editor.org/rfc/rfc9293", year: 2022}\n',
      '',
      'error',
      /the entry has 1 of at least 2 sources/,
      26,
    ],
    [
      'sources that are not https',
      '"https://www.reactive-streams.org/"',
      '"http://www.reactive-streams.org/"',
      'error',
      /must be an https address/,
    ],
    ['entries never reviewed', 'reviewed: 2026-11-24\n', '', 'warning', /was never reviewed/, 31],
    [
      'old reviews',
      'reviewed: 2026-11-24',
      'reviewed: 2025-11-23',
      'warning',
      /the last review is more than 12 months ago/,
    ],
    [
      'weights that do not sum to 100',
      '[30]\n    - A queue',
      '[20]\n    - A queue',
      'error',
      /the weights of the points sum to 90/,
    ],
    ['entries no interview can be held on', 'minutes: 30\n', '', 'warning', /it lacks its minutes/, 31],
    [
      'passive walls',
      '- A buffer is a loan, not income.',
      '- It is read. It was written. It is quickly lost.',
      'warning',
      /3 passive sentences stand in a row/,
    ],
  ] as const)('finds %s', async (_name, from, to, level, message, ...at) => {
    const { text, line } = changed(from, to);
    const found = await check({ 'backpressure.md': text });
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^backpressure\\.md:${at[0] ?? line} ${level}: .*${message.source}`)),
    );
  });

  it('counts the ways to ask, each once', async () => {
    const text = good.replace('  - tcp flow control\n', '').replace('  - bounded buffer', '  - Slow Consumer');
    expect(await check({ 'backpressure.md': text })).toEqual([
      expect.stringMatching(/^backpressure\.md:8 warning: "asked as" has 14 different phrases of at least 15/),
    ]);
  });

  it('wants an accept line in each weighted point, and one that its own text passes', async () => {
    const without = good.replace(/ {4}- `accept: age.*\n/, '');
    expect(await check({ 'backpressure.md': without })).toContainEqual(
      expect.stringMatching(/:54 error: nobody can earn "Watch the age of the oldest message"/),
    );
    const narrow = good.replace('`accept: age|oldest|lag ;', '`accept: zebra ;');
    expect(await check({ 'backpressure.md': narrow })).toContainEqual(
      expect.stringMatching(/:54 error: the text of "Watch the age .*" does not pass its own accept lines/),
    );
  });

  it('wants four to eight weighted points', async () => {
    const three = good.replace('[25]', '[40]').replace(/- \*\*Watch[\s\S]*?(?=- \*\*Quick)/, '');
    expect(await check({ 'backpressure.md': three })).toContainEqual(
      expect.stringMatching(/:37 error: 3 points have a weight, and there must be 4-8/),
    );
  });

  it('counts the words that people read', async () => {
    const short = good.replace(/#### Failure modes[\s\S]*?(?=#### Follow-ups)/, '');
    expect(await check({ 'backpressure.md': short })).toEqual([
      expect.stringMatching(/^backpressure\.md:32 warning: the entry has \d+ words of 450-900/),
    ]);
    const more = Array.from({ length: 60 }, (_, at) => `- Word ${at} says little, says it slowly, and goes on.`);
    const far = good.replace('#### When not\n', `#### When not\n${more.join('\n')}\n`);
    expect(await check({ 'backpressure.md': far })).toEqual([
      expect.stringMatching(/^backpressure\.md:32 warning: the entry takes \d+ words of 450-900: take an item out/),
    ]);
  });

  it('points at the longest sentence when sentences are long on average', async () => {
    const text = `---\nid: talk\n---\n# A\n## B\n### What is long?\n\`T\`\n- Short one.\n- ${long} ${long}.\n`;
    expect(await check({ 'talk.md': text })).toContainEqual(
      expect.stringMatching(/^talk\.md:9 warning: sentences take 31 words on average, the longest here 60/),
    );
  });

  it('finds runs of eight words that two entries share', async () => {
    const other = good.replace('id: backpressure\nwas: [slow-consumers]', 'id: other');
    const found = await check({ 'backpressure.md': good, 'other.md': other });
    expect(found).toContainEqual(
      expect.stringMatching(
        /^other\.md:\d+ warning: "a queue without a limit hides the overload" stands in backpressure\.md:38 too/,
      ),
    );
    expect(found.every((line) => line.startsWith('other.md:') && line.includes('too: say it in one'))).toBe(true);
  });

  it('finds related ids that lead nowhere', async () => {
    const { text, line } = changed('related: []', 'related: [nowhere]');
    expect(await check({ 'backpressure.md': text })).toEqual([
      `backpressure.md:${line} error: related: "nowhere" is the id of no entry: correct it or take it out`,
    ]);
  });

  it('names the line of a fault in the diagram, and letters that a phone cannot show', async () => {
    const fault = { fault: "Line 3 of the diagram: syntax error near '}'." };
    expect(await check({ 'backpressure.md': good }, { draw: async () => fault })).toEqual([
      "backpressure.md:66 error: the diagram cannot be drawn: Line 3 of the diagram: syntax error near '}'.",
    ]);
    expect(await check({ 'backpressure.md': good }, { draw: async () => ({ smallestTextPx: 25.9 }) })).toEqual([
      expect.stringMatching(/^backpressure\.md:63 error: the smallest text of the diagram is 25\.9 px of at least 26/),
    ]);
  });

  it('hands on what no platform can show', async () => {
    const pagesFaults = (): readonly string[] => ['page 2 does not fit'];
    expect(await check({ 'README.md': '# A\n## B\n### Why?\n`T`\n- yes\n' }, { pagesFaults })).toEqual([
      'README.md:3 error: the entry cannot be shown: page 2 does not fit',
    ]);
  });

  it('demands nothing of the smallest form and fails it for nothing it tolerates', async () => {
    const text = '# A\n## B\n### Who answers <b>this</b>?\n`T`\n### And this?\n`T`\n- [check: 1 = 2] yes\n';
    expect(await check({ 'README.md': text })).toEqual([
      'README.md:3 warning: the question has no answer yet: write one below it',
      expect.stringMatching(/^README\.md:3 warning: "Who answers .*HTML is shown as plain text/),
      expect.stringMatching(/^README\.md:7 warning: the sum "1 = 2" is wrong/),
    ]);
  });
});
