import { describe, expect, it } from 'vitest';
import { oddityLines, pointsOf, readFixture, type Tree } from '../content.ts';

interface Row {
  readonly title: string;
  readonly line: number;
  readonly points: readonly Tree[];
}

async function rowsOf(path: string): Promise<readonly Row[]> {
  const { drafts } = await readFixture(path);
  return drafts.map(({ entry }) => ({ title: entry.title, line: entry.line, points: pointsOf(entry) }));
}

async function odditiesOf(path: string): Promise<readonly string[]> {
  return oddityLines((await readFixture(path)).oddities);
}

describe('content as teams have it', () => {
  it('nests bullets by tabs or by any number of blanks, three deep and too deep', async () => {
    const [row] = await rowsOf('untidy/nested.md');
    expect(row?.points).toEqual([
      ['one', [['two with a tab', ['three with tabs']]]],
      ['uno', [['dos with four blanks', ['tres with eight']]]],
      ['eins', [['zwei with two', ['drei with four']]]],
      ['over', ['far too deep', 'its brother']],
    ]);
    expect(await odditiesOf('untidy/nested.md')).toEqual([]);
  });

  it('tolerates tags that are missing, untidy, or run on into text', async () => {
    const { drafts } = await readFixture('untidy/tags.md');
    expect(drafts.map(({ entry }) => entry.tags)).toEqual([[], ['Two Words', 'x', 'Cut'], ['One', 'Two'], []]);
    expect((await rowsOf('untidy/tags.md'))[2]?.points).toEqual(['and then text goes on', 'point']);
    expect(await odditiesOf('untidy/tags.md')).toEqual([
      '3 warning: the question has no line of tags: put `Tag One` `Tag Two` below it',
      '6 warning: a backtick of the tags is never closed: close it',
      '6 warning: a tag has stray blanks: take them out',
      '6 warning: a tag is empty or there twice: take it out',
      '12 warning: the question has no line of tags: put `Tag One` `Tag Two` below it',
    ]);
  });

  it('takes colons, brackets and numbers off headings, and says so', async () => {
    const { drafts } = await readFixture('untidy/headings.md');
    expect(drafts.map(({ entry }) => entry.title)).toEqual([
      'How are colons treated?',
      'What about brackets?',
      'What about brackets?',
      'Nothing in them',
      'Is the number gone?',
      '12 factor apps: what are they?',
      'Is this one gone too?',
      'Bold code and link?',
      'Is a heading inside a list one?',
    ]);
    expect(drafts[0]?.entry).toMatchObject({ category: 'Cat', topic: 'Topic' });
    expect(drafts[1]?.entry.askedAs).toEqual(['e.g. in Redis']);
    expect(drafts[2]?.entry.difficulty).toBe('easy');
    expect(await odditiesOf('untidy/headings.md')).toEqual([
      '3 warning: the heading ends in a colon: take it off',
      '6 warning: the heading ends in brackets, which are not part of the question: take them off',
      '9 warning: the heading ends in a colon: take it off',
      '9 warning: the heading ends in brackets, which are not part of the question: take them off',
      '12 warning: the heading ends in brackets, which are not part of the question: take them off',
      '24 warning: this heading has no text: give it some or take it out',
      '25 warning: the text below a heading without text belongs to no question, so it is not shown',
    ]);
  });

  it('loads headings without an answer as unanswered', async () => {
    const { drafts, oddities } = await readFixture('untidy/unanswered.md');
    expect(drafts.map(({ entry }) => entry.completeness)).toEqual(['unanswered', 'unanswered', 'answered']);
    expect(oddityLines(oddities)).toContain('3 warning: the question has no answer yet: write one below it');
  });

  it('mends bold that is never closed and leaves stars that are text', async () => {
    const [row] = await rowsOf('untidy/bold.md');
    expect(row?.points).toEqual([
      'Never closed',
      'Closed after a colon: and then the sentence goes on',
      'lost opener',
      'in the middle of a line',
      '2**32 addresses stay as they are',
      'blanks inside',
      ['a ** b is code', ['a detail that is open']],
    ]);
    expect(await odditiesOf('untidy/bold.md')).toEqual(
      [5, 6, 7, 8, 10, 12].map((line) => `${line} warning: a ** is never closed: close it or take it out`),
    );
  });

  it('ends damage with its section', async () => {
    expect(await rowsOf('untidy/cut-off.md')).toEqual([
      { title: 'What is cut off by an open fence?', line: 3, points: ['Before', 'const lost = 1;'] },
      { title: 'Is the next question still there?', line: 10, points: ['Yes', 'closed();'] },
      { title: 'What ends in the middle?', line: 18, points: ['Complete', 'Half'] },
    ]);
    expect(await odditiesOf('untidy/cut-off.md')).toEqual([
      '7 warning: the code fence that begins here is never closed: end it with ```',
      '21 warning: a ** is never closed: close it or take it out',
      '22 warning: this bullet is empty: fill it or take it out',
    ]);
  });

  it('reports text that belongs to no question', async () => {
    expect((await rowsOf('untidy/before.md')).map(({ title }) => title)).toEqual(['Is it still read?']);
    expect(await odditiesOf('untidy/before.md')).toEqual([
      '1 warning: text before the first heading belongs to no question, so it is not shown',
      '4 warning: the text below "A" belongs to no question, so it is not shown',
      '10 warning: the text below "License" belongs to no question, so it is not shown',
    ]);
  });

  it('skips contents and reports what they promise in vain', async () => {
    expect((await rowsOf('untidy/contents.md')).map(({ line }) => line)).toEqual([10, 13]);
    expect(await odditiesOf('untidy/contents.md')).toEqual([
      '5 warning: the contents promise "Which clock do you trust?", but no heading says so: write the question or take the line out',
    ]);
  });

  it('reads CRLF, a byte order mark, smart quotes and emoji', async () => {
    expect(await rowsOf('untidy/crlf-bom.md')).toEqual([
      {
        title: 'Does “smart” punctuation – and 🦊 – survive?',
        line: 3,
        points: [['It’s “kept”', ['as written 🎉', 'naïve café']]],
      },
    ]);
    expect(await odditiesOf('untidy/crlf-bom.md')).toEqual([]);
  });

  it.each(['empty', 'blank'])('says that a file is empty (%s)', async (name) => {
    expect(await readFixture(`untidy/${name}.md`)).toEqual({
      form: 'smallest',
      drafts: [],
      oddities: [{ line: 1, level: 'warning', message: 'the file is empty' }],
    });
  });

  it.each([
    ['level-one', ['What is a bloom filter?', 'Why is it small?']],
    ['level-two', ['What is anycast?', 'Why is DNS cached?']],
    ['underlined', ['What is a dead letter?']],
    ['plain-list', ['What is latency?', 'What is throughput?', 'Explain idempotence', 'What is jitter?']],
    ['list-without-headings', ['What is a shard?', 'What is a replica?']],
    [
      'mixed-levels',
      ['What stands where it belongs?', 'What stands too high?', 'What stands too low?', 'What comes after?'],
    ],
  ])('finds the questions of a file of another shape (%s)', async (name, titles) => {
    expect((await rowsOf(`other-shapes/${name}.md`)).map(({ title }) => title)).toEqual(titles);
  });
});
