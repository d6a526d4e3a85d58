import { Command } from 'commander';
import { pipeline } from 'node:stream/promises';
import { evaluate } from '@evenhand/shared/sla/evaluate';
import { asUtf8, type Line, linesOf, readLines } from '../channels/file/receive/read-lines.js';
import { codeOf } from '../platform/embedded/trouble.js';

const evaluateCommand = () =>
  new Command('evaluate')
    .description('one JSON case a line in, one JSON result a line out; needs no database')
    .argument('[file]', 'default: standard input')
    .action(async (file?: string) => {
      const lines = file === undefined ? linesOf(process.stdin, 'standard input') : readLines(file);
      try {
        await pipeline(results(lines), process.stdout, { end: false });
      } catch (error) {
        // Whoever read the results has seen enough.
        if (codeOf(error) !== 'EPIPE') throw error;
      }
    });

export const slaCommand = () =>
  new Command('sla').description('the arithmetic of the clocks: evaluate').addCommand(evaluateCommand());

/** One result for each line but the blank ones: those are no cases, and yet have a number. */
async function* results(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  for await (const { number, bytes } of lines) {
    const text = asUtf8(bytes);
    if (text?.trim() !== '') yield `${JSON.stringify(evaluated(text, number))}\n`;
  }
}

function evaluated(text: string | null, line: number): object {
  let given: unknown;
  try {
    given = JSON.parse(text ?? 'this is not UTF-8');
  } catch (error) {
    if (error instanceof SyntaxError) return { id: null, error: 'INVALID_JSON', line };
    throw error;
  }
  return evaluate(given);
}
