/** `sysdesign export`: the entries for other programs, made from the same files. */
import { existsSync, writeFileSync } from 'node:fs';
import { UserError } from '../core/errors.ts';
import type { Picture } from '../core/ports.ts';
import type { CliCommand } from './command.ts';
import { ankiPackage } from './export/anki.ts';
import { cardsOf } from './export/cards.ts';
import { plainEntries } from './export/plain.ts';
import { openForCli } from './open.ts';

export const exportCommand: CliCommand = {
  usage: 'export --json | --anki <file.apkg>',
  summary: 'Print all entries as JSON, or write flash cards for Anki with their pictures',
  run: async ([format, file], { config, print }) => {
    if (format !== '--json' && (format !== '--anki' || file === undefined)) {
      print(`Usage: sysdesign ${exportCommand.usage}`);
      return 2;
    }
    const corpus = await openForCli(config);
    try {
      const entries = corpus.all().filter(({ completeness }) => completeness !== 'unanswered');
      if (format === '--json') {
        print(JSON.stringify(plainEntries(entries), undefined, 2));
        return 0;
      }
      const pictures = new Map<string, Picture>();
      for (const { diagram } of entries) {
        const picture = diagram && (await corpus.picture(diagram.hash));
        if (picture !== undefined) pictures.set(picture.hash, picture);
      }
      const cards = entries.flatMap(cardsOf);
      write(file ?? '', ankiPackage(cards, pictures));
      print(
        `${cards.length} cards of ${entries.length} entries, with ${pictures.size} pictures, are in ${file ?? ''}.`,
      );
      return 0;
    } finally {
      corpus.close();
    }
  },
};

/** Throws a UserError rather than to write over something. */
function write(file: string, content: Uint8Array): void {
  if (existsSync(file))
    throw new UserError('file-there', `${file} is there already.`, 'Name another file, or remove it.');
  try {
    writeFileSync(file, content);
  } catch (cause) {
    throw new UserError('unwritable', `${file} cannot be written.`, 'Name a file in a folder that is there.', {
      cause,
    });
  }
}
