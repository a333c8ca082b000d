/** How the text reads: its length, its sentences, and whether anybody does anything in them. */
import type { LineOddity, Passage } from '../oddity.ts';
import { countWords, error, sectionLine, warning, type Subject } from './rule.ts';

/** In words. */
const longestShort = 60;
const fewestWords = 450;
const mostWords = 900;
const longestAverage = 25;
/** So many passive sentences in a row are a wall. */
const passiveWall = 3;

export function checkProse(subject: Subject): readonly LineOddity[] {
  return [...shortAnswer(subject), ...length(subject), ...sentenceLength(subject), ...passives(subject)];
}

function* shortAnswer(subject: Subject): Generator<LineOddity> {
  const own = subject.notes.passages.filter((passage) => passage.section === 'Short answer');
  const words = own.reduce((sum, passage) => sum + countWords(passage.text), 0);
  if (words <= longestShort) return;
  const message = `the short answer takes ${String(words)} words: cut it to ${String(longestShort)}`;
  yield error(sectionLine(subject, 'Short answer'), message);
}

/** Everything that people get to read: tables and hints too, patterns and probes not. */
function* length({ entry, notes }: Subject): Generator<LineOddity> {
  const words = notes.passages.reduce((sum, passage) => sum + countWords(passage.text), 0);
  const range = `${String(fewestWords)}-${String(mostWords)}`;
  if (words > mostWords)
    yield warning(entry.line, `the entry takes ${String(words)} words of ${range}: take an item out`);
  if (words < fewestWords)
    yield warning(
      entry.line,
      `the entry has ${String(words)} words of ${range}: add what an experienced engineer would miss`,
    );
}

interface Sentence {
  readonly text: string;
  readonly words: number;
  readonly line: number;
}

const sentenceEnd = /(?<=[.!?]["”)]?)\s+(?=["“(]?[\p{Lu}\p{N}])/u;

function sentencesOf({ text, line }: Passage): readonly Sentence[] {
  return text
    .split(sentenceEnd)
    .map((sentence) => ({ text: sentence, words: countWords(sentence), line }))
    .filter(({ words }) => words > 0);
}

/** Cells of a table are no sentences. */
function* sentenceLength({ notes }: Subject): Generator<LineOddity> {
  const sentences = notes.passages.filter(({ section }) => section !== 'Trade-offs').flatMap(sentencesOf);
  const [first, ...rest] = sentences;
  if (first === undefined) return;
  const average = sentences.reduce((sum, { words }) => sum + words, 0) / sentences.length;
  if (average <= longestAverage) return;
  const longest = rest.reduce((most, sentence) => (sentence.words > most.words ? sentence : most), first);
  const message = `sentences take ${String(Math.round(average))} words on average, the longest here ${String(longest.words)}: keep the average to ${String(longestAverage)}`;
  yield warning(longest.line, message);
}

const participles =
  'made|done|kept|sent|lost|written|held|built|found|given|taken|known|seen|shown|told|chosen|broken|drawn|left|paid|sold|' +
  'split|set|put|hit|cut|read|run|fed|led|met|won|spent|understood|thrown|grown|hidden|driven|forgotten|stolen|caught|brought|' +
  'thought|taught|bound|begun';
const passive = new RegExp(
  String.raw`\b(?:is|are|was|were|be|been|being)(?:\s+(?:not|never|also|still|often|always|then|[a-z]+ly))?\s+(?:[a-z]{2,}ed|${participles})\b`,
  'i',
);

function* passives({ notes }: Subject): Generator<LineOddity> {
  for (const passage of notes.passages) {
    let run = 0;
    for (const { text } of sentencesOf(passage)) {
      run = passive.test(text) ? run + 1 : 0;
      if (run !== passiveWall) continue;
      yield warning(passage.line, `${String(passiveWall)} passive sentences stand in a row here: say who does it`);
    }
  }
}
