import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCorpus } from '../../src/corpus/corpus.ts';
import { testLog, type LogRecord } from '../deps.ts';
import { inFolder } from './content.ts';

const good = '### What is a lease?\n- **A lock that ends by itself**\n';
const broken = '---\nid: a\ndifficulty: impossible\n---\n### What is a queue?\n- **A line**\n';

async function openIn(folder: string, logged: LogRecord[]) {
  return openCorpus({
    contentDir: folder,
    cacheDir: join(folder, 'pictures'),
    synonymsFile: join(folder, 'synonyms.yaml'),
    log: testLog(logged),
  });
}

const warnings = (logged: readonly LogRecord[]) => logged.filter(({ level }) => level === 'warn');

describe('the open corpus', () => {
  it('says nothing of content that is merely untidy', async () => {
    await inFolder({ 'good.md': good }, async (folder) => {
      const logged: LogRecord[] = [];
      const corpus = await openIn(folder, logged);
      expect(corpus.all()).toHaveLength(1);
      expect(logged).toEqual([]);
      corpus.close();
    });
  });

  it('warns of an entry that breaks while it runs, with file and line, and keeps the others', async () => {
    await inFolder({ 'good.md': good, 'a.md': good.replace('lease', 'queue') }, async (folder) => {
      const logged: LogRecord[] = [];
      const corpus = await openIn(folder, logged);
      await writeFile(join(folder, 'a.md'), broken);
      await corpus.reload();
      expect(corpus.all().map(({ title }) => title)).toEqual(['What is a lease?']);
      expect(warnings(logged)[0]).toMatchObject({
        message: 'an entry has an error and may be left out until it is mended',
        fields: { file: join(folder, 'a.md') },
      });
      expect(warnings(logged).map(({ fields }) => fields['problem'])).toContain(
        'front matter: difficulty must be one of easy, medium, hard',
      );
      corpus.close();
    });
  });

  it('warns of broken entries at the start, and sums up when there are many', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.md`, broken]));
    await inFolder(files, async (folder) => {
      const logged: LogRecord[] = [];
      const corpus = await openIn(folder, logged);
      expect(warnings(logged)).toHaveLength(11);
      expect(logged.at(-1)?.message).toContain('npm run -s sysdesign -- check');
      corpus.close();
    });
  });

  it('keeps the last good state when the synonyms break', async () => {
    await inFolder({ 'content/good.md': good }, async (folder) => {
      const logged: LogRecord[] = [];
      const corpus = await openIn(join(folder, 'content'), logged);
      await writeFile(join(folder, 'content', 'synonyms.yaml'), 'no: list');
      await corpus.reload();
      expect(corpus.all()).toHaveLength(1);
      expect(warnings(logged).map(({ message }) => message)).toEqual([
        'content could not be reloaded; the last good state stays',
      ]);
      corpus.close();
    });
  });
});
