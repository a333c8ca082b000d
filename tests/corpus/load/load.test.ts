import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { loadEntries, type Loaded } from '../../../src/corpus/load.ts';
import { idPattern } from '../../../src/corpus/read/ids.ts';
import { fixtures, inFolder, oddityLines } from '../content.ts';

function entryFile(id: string, more: string, title = 'What is it?'): string {
  return `---\nid: ${id}\n${more}---\n# A\n## B\n### ${title}\n\`T\`\n- yes\n`;
}

async function loadFiles(files: Readonly<Record<string, string>>): Promise<Loaded> {
  return inFolder(files, loadEntries);
}

describe('loading content', () => {
  it('says what to do when there is nothing', async () => {
    await expect(loadEntries(join(fixtures, 'nowhere'))).rejects.toThrow(UserError);
    await expect(loadEntries(join(fixtures, 'nowhere'))).rejects.toMatchObject({
      code: 'no-content',
      advice: 'Check the path of the content, or make the folder and put Markdown files in it.',
    });
  });

  it('reads a single file, whatever its name', async () => {
    const { entries, files } = await loadEntries(join(fixtures, 'full/CONTRIBUTING.md'));
    expect(entries.map(({ id }) => id)).toEqual(['how-do-i-add-a-question']);
    expect(files).toHaveLength(1);
  });

  it('leaves files about the project out of a folder, and says so', async () => {
    const { entries, oddities } = await loadEntries(join(fixtures, 'full'));
    expect(entries.map(({ id }) => id)).toEqual(['backpressure']);
    expect(oddityLines(oddities)).toEqual([
      '1 warning: the file is about the project by its name, so it is not read for questions',
      '1 warning: the file holds no question: put each one in a ### heading',
    ]);
  });

  it('reads an untidy README of a team, a question a heading', async () => {
    const { entries, oddities } = await loadEntries(join(fixtures, 'team'));
    expect(entries).toHaveLength(14);
    expect(entries.filter(({ completeness }) => completeness === 'unanswered').map(({ id }) => id)).toEqual([
      'explain-write-behind-caching',
    ]);
    expect(oddities.every(({ level }) => level === 'warning')).toBe(true);
    expect(oddities.map(({ line }) => line)).toEqual([
      3, 10, 15, 15, 25, 26, 30, 34, 40, 44, 44, 61, 63, 78, 84, 102, 102, 114,
    ]);
  });

  it('gives the second of two equal questions a suffix and a warning', async () => {
    const { entries, oddities } = await loadEntries(join(fixtures, 'untidy/duplicates.md'));
    expect(entries.map(({ id, line }) => [id, line])).toEqual([
      ['what-is-a-lease-3', 9],
      ['what-is-a-lease', 3],
      ['what-is-a-lease-2', 6],
    ]);
    expect(oddityLines(oddities)).toEqual([
      '6 warning: the same question is at duplicates.md:3, so this one has the id "what-is-a-lease-2": make them one',
      '9 warning: the same question is at duplicates.md:3, so this one has the id "what-is-a-lease-3": make them one',
    ]);
  });

  it('never lets a loose question take the id of a full entry', async () => {
    const { entries } = await loadFiles({
      'README.md': '# A\n## B\n### Lease?\n`T`\n- yes\n',
      'lease.md': entryFile('lease', ''),
    });
    expect(entries.map(({ id, title }) => [id, title])).toEqual([
      ['lease-2', 'Lease?'],
      ['lease', 'What is it?'],
    ]);
  });

  it('leaves out the second full entry of an id', async () => {
    const { entries, oddities } = await loadFiles({ 'a/x.md': entryFile('x', ''), 'b/x.md': entryFile('x', '') });
    expect(entries).toHaveLength(1);
    expect(oddityLines(oddities)).toEqual([
      `2 error: the id "x" is taken by ${join('a', 'x.md')}:6, so this entry is left out: choose another`,
    ]);
  });

  it('follows former ids, and drops one that is somebody else’s', async () => {
    const { entries, oddities } = await loadFiles({
      'x.md': entryFile('x', 'was: [old]\nrelated: [y]\n'),
      'y.md': entryFile('y', 'was: [x]\nrelated: [old]\n', 'Why?'),
    });
    expect(entries.map(({ id, was, related }) => [id, was, related])).toEqual([
      ['x', ['old'], ['y']],
      ['y', [], ['x']],
    ]);
    expect(oddityLines(oddities)).toEqual(['3 error: the former id "x" belongs to x.md:8: take it out of "was"']);
  });

  it('reads sound entries beside broken ones', async () => {
    const { entries, oddities } = await loadEntries(join(fixtures, 'broken'));
    expect(entries.map(({ id, related }) => [id, related])).toEqual([['sound', []]]);
    expect(oddityLines(oddities.filter(({ file }) => file.endsWith('sound.md')))).toEqual([
      '3 error: related: "nowhere" is the id of no entry: correct it or take it out',
      '3 error: related: "sound" is this very entry: correct it or take it out',
    ]);
  });

  it('says when a file is not UTF-8 and reads on', async () => {
    const { entries, oddities } = await loadFiles({ 'x.md': '# A\n## B\n### What is \uFFFD it?\n`T`\n- yes\n' });
    expect(entries).toHaveLength(1);
    expect(oddityLines(oddities)).toEqual(['1 warning: the file has bytes that are not UTF-8: save it as UTF-8']);
  });

  it('gives every entry an id of its own that is a slug', async () => {
    const title = fc.oneof(fc.constantFrom('Why?', 'why', 'Why 2?', 'Wozu?', '何?'), fc.lorem({ maxCount: 20 }));
    await fc.assert(
      fc.asyncProperty(fc.array(title, { maxLength: 12 }), async (titles) => {
        const text = `# A\n## B\n${titles.map((name) => `### ${name}\n\`T\`\n- yes\n`).join('')}`;
        const { entries } = await loadFiles({ 'README.md': text });
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
        for (const { id } of entries) expect(id).toMatch(idPattern);
      }),
      { numRuns: 40 },
    );
  });
});
