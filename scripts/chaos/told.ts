/** The words of the chaos run. */
import type { RoundResult } from './round.ts';

export function linesOf(name: string, results: readonly RoundResult[], seconds: number): string[] {
  const sum = (value: (result: RoundResult) => number): number =>
    results.reduce((total, result) => total + value(result), 0);
  const faults = results.flatMap(({ findings }) => findings.map(({ fault }) => fault));
  const kills = results.flatMap((result) => result.kills);
  return [
    `${name}: ${results.length} rounds, ${sum(({ messages }) => messages)} messages due, ${kills.length} kills, ${sum(({ stops }) => stops)} stops, in ${seconds.toFixed(0)} s`,
    `  faults: ${faults.length === 0 ? 'none' : inWords(faults)}`,
    `  killed: ${inWords(kills)}`,
    `  platforms: ${inWords(results.flatMap(({ troubles }) => [...troubles].flatMap(([kind, count]) => Array<string>(count).fill(kind))))}`,
  ];
}

/** What happened to each question of a round with which something is wrong. */
export function storyOf({ seed, findings, timeline }: RoundResult): string[] {
  return findings.slice(0, 3).flatMap(({ fault, question, detail }) => {
    const id = /\d+/.exec(question.slice(2))?.[0];
    const about = new RegExp(
      `\\b(?:post|reveal|thread|sweep) (?:(?:post|reveal) )?${id ?? '.'}\\b|${question}|^\\S+ bot \\d+ |cannot be|failed|end$`,
    );
    return [
      `seed ${seed}: ${question} ${fault} (${detail})`,
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
