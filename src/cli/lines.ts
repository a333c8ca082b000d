/** Reads standard input line by line and answers each before it reads the next: output stays in order and is flushed. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Lines longer than this many characters are cut: no query or answer is. */
const longestLine = 200_000;

export async function answerLines(input: NodeJS.ReadableStream, answer: (line: string) => string): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${answer(line.slice(0, longestLine))}\n`)) await once(process.stdout, 'drain');
  }
}
