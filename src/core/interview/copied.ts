/** Recognises text taken over from the entry's own answer: it shows reading, not knowing. */
import type { Bullet, Entry } from '../model.ts';
import { plain } from '../model.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/** So many words in the same order do not come about by chance. */
const run = 8;

/** The runs of words that the entry's answer is made of. */
export function runsOf(entry: Entry): ReadonlySet<string> {
  const texts = [
    ...(entry.short ? [plain(entry.short)] : []),
    ...entry.points.flatMap((point) => [plain(point.head), ...point.details.flatMap(textsOf)]),
    ...[...entry.tips, ...entry.failureModes, ...entry.whenNot].flatMap(textsOf),
    ...entry.mistakes.map((mistake) => plain(mistake.correction)),
    ...entry.followUps.map((followUp) => plain(followUp.answer)),
    ...entry.hints.map(plain),
  ];
  return new Set(texts.flatMap((text) => runKeys(wordsOf(text))));
}

function textsOf(bullet: Bullet): readonly string[] {
  return [plain(bullet.text), ...bullet.children.flatMap(textsOf)];
}

function runKeys(words: readonly Word[]): readonly string[] {
  return words.slice(run - 1).map((_, at) => keyAt(words, at));
}

function keyAt(words: readonly Word[], at: number): string {
  return words
    .slice(at, at + run)
    .map((word) => word.stem)
    .join(' ');
}

/** 1 at each word that stands in a run shared with the entry. */
export function copiedWords(words: readonly Word[], runs: ReadonlySet<string>): Uint8Array {
  const copied = new Uint8Array(words.length);
  for (let at = 0; at + run <= words.length; at += 1) {
    if (runs.has(keyAt(words, at))) copied.fill(1, at, at + run);
  }
  return copied;
}
