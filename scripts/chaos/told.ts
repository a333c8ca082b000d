/** The words of the chaos run. */
import type { RoundResult } from './round.ts';
import type { StageResult } from './stages.ts';

/** Lines. */
const longestStory = 200;

export function linesOf(name: string, results: readonly RoundResult[], seconds: number): string[] {
  const sum = (value: (result: RoundResult) => number): number =>
    results.reduce((total, result) => total + value(result), 0);
  const stages = results.flatMap((result) => result.stages);
  const faults = stages.flatMap(({ findings }) => findings.map(({ fault }) => fault));
  const kills = results.flatMap((result) => result.kills);
  const deaths = sum(({ kills: { length }, stages: on }) => length * on.length);
  const messages = stages.reduce((total, stage) => total + stage.messages, 0);
  return [
    `${name}: ${stages.length} rounds, ${messages} messages due, ${kills.length} kills that ended ${deaths} lives, ${sum(({ stops }) => stops)} stops (${sum(({ unlocked }) => unlocked)} in a transaction), in ${seconds.toFixed(0)} s`,
    `  faults: ${faults.length === 0 ? 'none' : inWords(faults)}`,
    `  killed: ${inWords(kills)}`,
    `  platforms: ${inWords(stages.flatMap(({ troubles }) => [...troubles].flatMap(([kind, count]) => Array<string>(count).fill(kind))))}`,
  ];
}

/** A line when another `every` rounds are over. */
export function progressOf(results: readonly RoundResult[], every: number): string[] {
  const over = results.flatMap(({ stages }) => stages);
  const before = over.length - (results.at(-1)?.stages.length ?? 0);
  if (Math.floor(over.length / every) === Math.floor(before / every)) return [];
  const kills = results.reduce((sum, result) => sum + result.kills.length * result.stages.length, 0);
  const messages = over.reduce((sum, stage) => sum + stage.messages, 0);
  const faulty = over.filter(({ findings }) => findings.length > 0).length;
  return [`  … ${over.length} rounds, ${messages} messages, ${kills} lives ended, ${faulty} rounds with faults`];
}

/** What happened to each question of a round with which something is wrong. */
export function storyOf({ seed, stages }: RoundResult): string[] {
  return stages.flatMap((stage, index) => storyOfStage(`seed ${seed}, stage ${index}`, stage)).slice(0, longestStory);
}

function storyOfStage(where: string, { findings, timeline }: StageResult): string[] {
  return findings.slice(0, 3).flatMap(({ fault, question, detail }) => {
    const id = /\d+/.exec(question.slice(2))?.[0];
    const about = new RegExp(
      `\\b(?:post|reveal|thread|sweep) (?:(?:post|reveal) )?${id ?? '.'}\\b|${question}|^\\S+ bot \\d+ |cannot be|failed|end$`,
    );
    return [
      `${where}: ${question} ${fault} (${detail})`,
      ...timeline.filter((line) => about.test(line)).map((line) => `    ${line}`),
    ];
  });
}

function inWords(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
}
