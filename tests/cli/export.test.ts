/** The entries for other programs, read back with other means than they were written with. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ankiPackage } from '../../src/cli/export/anki.ts';
import { cardsOf } from '../../src/cli/export/cards.ts';
import { plainEntries } from '../../src/cli/export/plain.ts';
import { tinyPng } from '../deps.ts';
import { capTheorem, sharding } from '../entries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('flash cards', () => {
  it('are one for the short answer, each point and each follow-up', () => {
    const cards = cardsOf(capTheorem);
    expect(cards).toHaveLength(1 + capTheorem.points.length + capTheorem.followUps.length);
    expect(cards[0]?.front).toBe('What does the CAP theorem force you to choose?');
    expect(cards[1]?.back).toContain('<b>It is about a partition</b><ul><li>');
    expect(new Set(cards.map(({ key }) => key)).size).toBe(cards.length);
  });

  it('hold text as text', () => {
    const [card] = cardsOf({ ...sharding, title: '<img src=x> & "more"' });
    expect(card?.front).toContain('&lt;img src=x&gt; &amp; &quot;more&quot;');
  });
});

describe('the package for Anki', () => {
  const hash = capTheorem.diagram?.hash ?? '';
  const pictures = new Map([[hash, { hash, png: tinyPng, width: 1, height: 1 }]]);

  /** Python's own reader of zip files: an eye that is not ours. */
  function unpacked(): string {
    const file = join(folder, 'cards.apkg');
    writeFileSync(file, ankiPackage(cardsOf(capTheorem), pictures));
    execFileSync('python3', ['-m', 'zipfile', '-e', file, folder]);
    return folder;
  }

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!hasPython)('is a sound zip of a sound collection and its pictures (needs python3)', () => {
    unpacked();
    expect(JSON.parse(readFileSync(join(folder, 'media'), 'utf8'))).toEqual({ 0: `${hash}.png` });
    expect(new Uint8Array(readFileSync(join(folder, '0')))).toEqual(tinyPng);
    const database = new DatabaseSync(join(folder, 'collection.anki2'), { readOnly: true });
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const notes = database.prepare('SELECT guid, flds FROM notes').all();
    expect(notes).toHaveLength(cardsOf(capTheorem).length);
    expect(String(notes[0]?.['flds'])).toContain(`<img src="${hash}.png" alt="`);
    expect(database.prepare('SELECT count(*) AS count FROM cards JOIN notes ON notes.id = nid').get()).toEqual({
      count: notes.length,
    });
    database.close();
  });

  it('is the same each time, so that an import updates cards and doubles none', () => {
    const first = ankiPackage(cardsOf(capTheorem), pictures);
    expect(Buffer.from(ankiPackage(cardsOf(capTheorem), pictures)).equals(Buffer.from(first))).toBe(true);
  });
});

describe('plain JSON', () => {
  it('has the words without markup, and no patterns', () => {
    const [entry] = plainEntries([capTheorem]);
    expect(entry).toMatchObject({
      id: 'cap-theorem',
      short: 'During a partition each node must either refuse some requests or answer with data that may be stale.',
    });
    expect(JSON.stringify(entry)).not.toContain('"accept"');
  });
});
