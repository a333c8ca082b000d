/**
 * An Anki package: a zip of a SQLite collection (schema 11, which every Anki from 2.0 on imports) and its pictures, named by
 * number. Ids are made of the cards' keys, so that importing a newer export updates notes instead of doubling them.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Picture } from '../../core/ports.ts';
import { escaped, type Card } from './cards.ts';
import { collectionRow, schema } from './collection.ts';
import { zip } from './zip.ts';

/** Milliseconds since 1970 by which Anki names its deck and its kind of note; any two that stay the same. */
export const ids = { deck: 1_764_000_000_000, model: 1_764_000_000_001 };
const separator = '\u001f';

export function ankiPackage(cards: readonly Card[], pictures: ReadonlyMap<string, Picture>): Uint8Array {
  const used = [...pictures.values()];
  const media = Object.fromEntries(used.map(({ hash }, index) => [String(index), `${hash}.png`]));
  return zip([
    { name: 'collection.anki2', content: collection(cards, pictures) },
    { name: 'media', content: Buffer.from(JSON.stringify(media)) },
    ...used.map(({ png }, index) => ({ name: String(index), content: png })),
  ]);
}

/** Written to a file and read back: SQLite knows no other way out of memory. */
function collection(cards: readonly Card[], pictures: ReadonlyMap<string, Picture>): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'anki-'));
  const file = join(folder, 'collection.anki2');
  try {
    const database = new DatabaseSync(file);
    database.exec(schema);
    database.prepare(collectionRow.sql).run(...collectionRow.values(ids));
    const note = database.prepare("INSERT INTO notes VALUES (?, ?, ?, 0, -1, ?, ?, ?, ?, 0, '')");
    const card = database.prepare("INSERT INTO cards VALUES (?, ?, ?, 0, 0, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')");
    database.exec('BEGIN');
    cards.forEach((one, index) => {
      const id = ids.model + 10 + index;
      const fields = [one.front, backOf(one, pictures)];
      note.run(
        id,
        guidOf(one.key),
        ids.model,
        ` ${one.tags.join(' ')} `,
        fields.join(separator),
        one.front,
        checksum(one.front),
      );
      card.run(id, id, ids.deck, index + 1);
    });
    database.exec('COMMIT');
    database.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function backOf({ back, picture, alt = '' }: Card, pictures: ReadonlyMap<string, Picture>): string {
  if (picture === undefined || !pictures.has(picture)) return back;
  return `${back}<br><img src="${picture}.png" alt="${escaped(alt)}">`;
}

function guidOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 12);
}

/** Anki's: the first eight hex digits of the SHA-1 of the first field without markup. */
function checksum(field: string): number {
  const text = field.replace(/<[^>]*>/g, '');
  return Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 8), 16);
}
