import { parseArgs } from 'node:util';
import { alarm } from './alarm.js';
import type { Bench, Figures, Finding } from './bench.js';
import { breaches } from './breaches.js';
import { ingest } from './ingest.js';
import { live } from './live.js';
import { machine } from './machine.js';
import { sla } from './sla.js';
import { start } from './start.js';
import { web } from './web.js';

const BENCHES: readonly Bench[] = [sla, ingest, alarm, live, start, web, breaches];

const USAGE = [
  'npm run -s bench -- <name> [--json] [--parameter value]',
  ...BENCHES.map(({ name, measures, parameters }) =>
    [`  ${name.padEnd(9)}${measures}`, `          ${flags(parameters)}`].join('\n'),
  ),
].join('\n');

function flags(parameters: Figures): string {
  return Object.entries(parameters)
    .map(([name, size]) => `--${name} ${size}`)
    .join(' ');
}

/** @throws Error that says what is wrong with the arguments. */
function asked(bench: Bench, args: string[]): { isJson: boolean; parameters: Figures } {
  const sizes = Object.keys(bench.parameters).map((name) => [name, { type: 'string' as const }] as const);
  const options = { json: { type: 'boolean' as const }, ...Object.fromEntries(sizes) };
  const { json, ...given } = parseArgs({ args, options }).values;
  const numbers = Object.entries(given).map(([name, text]) => [name, wholeNumber(name, text as string)]);
  return {
    isJson: json === true,
    parameters: { ...bench.parameters, ...(Object.fromEntries(numbers) as Figures) },
  };
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new RangeError(`--${name} must be a whole number above 0, not "${text}".`);
}

function table({ measures }: Bench, { figures, against, ratio }: Finding, taken: readonly string[]): string {
  const rows = (found: Figures) =>
    Object.entries(found).map(([name, value]) => `  ${name.padEnd(26)}${value.toLocaleString('en')}`);
  return [
    measures,
    ...taken,
    ...rows(figures),
    `against: ${against.what}`,
    ...rows(against.figures),
    `ratio ${ratio}`,
  ].join('\n');
}

const [name, ...args] = process.argv.slice(2);
const bench = BENCHES.find((one) => one.name === name);
if (!name) console.log(USAGE);
else if (!bench) refuse(`There is no benchmark named "${name}".\n${USAGE}`);
else await measure(bench, args);

async function measure(chosen: Bench, given: string[]): Promise<void> {
  let order: ReturnType<typeof asked>;
  try {
    order = asked(chosen, given);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const { isJson, parameters } = order;
  const on = machine();
  const finding = await chosen.run(parameters, (line) => console.error(line));
  const { figures, against, ratio } = finding;
  const whole = { bench: chosen.name, figures, against, ratio, machine: on, parameters };
  console.log(
    isJson
      ? JSON.stringify(whole)
      : table(chosen, finding, [
          `with ${flags(parameters)}`,
          `on ${Object.entries(on)
            .map((pair) => pair.join(' '))
            .join(', ')}`,
        ]),
  );
}

function refuse(why: string): void {
  console.error(why);
  process.exitCode = 2;
}
