import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFolder, type Folder } from './folder.js';
import { evenhand } from './without-database.js';

const segments = [{ from: null, calendar: { tz: 'Europe/Madrid', weekly: { mon: [['09:00', '14:00']] } } }];
const deadline = (id: string, seconds: number) =>
  JSON.stringify({
    id,
    op: 'deadline',
    input: { segments, start: '2024-01-15T08:00:00Z', duration_s: seconds },
  });

const CASES = [deadline('one', 60), deadline('two', 18_001), deadline('three', -1)];
const RESULTS = [
  '{"id":"one","deadline":"2024-01-15T08:01:00Z"}\n',
  '{"id":"two","deadline":"2024-01-22T08:00:01Z"}\n',
  '{"id":"three","error":"NEGATIVE_DURATION"}\n',
];

describe('evenhand sla evaluate', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  const fromInput = (stdin: string | Uint8Array) => evenhand(stdin, 'sla', 'evaluate');

  it('answers the cases of a file in their order, and exits 0 although one is wrong', async () => {
    const ran = await evenhand('', 'sla', 'evaluate', await folder.write('three.jsonl', CASES.join('\n')));
    expect(ran).toEqual({ code: 0, stdout: RESULTS.join(''), stderr: '' });
  });

  it('answers those of standard input, with the line ends of Windows too', async () => {
    expect(await fromInput(`\uFEFF${CASES.join('\r\n')}\r\n`)).toEqual({
      code: 0,
      stdout: RESULTS.join(''),
      stderr: '',
    });
  });

  it('leaves out blank lines, and names the number of a line that is no JSON', async () => {
    const broken = (line: number) => `{"id":null,"error":"INVALID_JSON","line":${line}}\n`;
    const latin = Buffer.from('{"id":"Ñ"}\n', 'latin1');
    const given = Buffer.concat([
      Buffer.from(`\n${CASES[0]}\n  \nnone\n`),
      latin,
      Buffer.from('[1]\n{"id":"cut off"'),
    ]);
    const { code, stdout } = await fromInput(given);
    const expected = [RESULTS[0], broken(4), broken(5), '{"id":null,"error":"INVALID_INPUT"}\n', broken(7)];
    expect([code, stdout]).toEqual([0, expected.join('')]);
  });

  it('has nothing to say about nothing', async () => {
    expect(await fromInput('')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('keeps the order over many pieces of a long input', async () => {
    const count = 5_000;
    const lines = Array.from({ length: count }, (_, index) => deadline(`case ${index}`, index % 100));
    const results = (await fromInput(lines.join('\n'))).stdout.trimEnd().split('\n');
    const ids = results.map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(Array.from({ length: count }, (_, index) => `case ${index}`));
  });

  it.each(['there-is-none.jsonl', '.'])('exits 2 with one line where it cannot read %s', async (file) => {
    const { code, stdout, stderr } = await evenhand('', 'sla', 'evaluate', file);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toContain(`${file}: it cannot be read`);
  });

  it('exits 2 where it is given two files', async () => {
    expect(await evenhand('', 'sla', 'evaluate', 'one', 'two')).toMatchObject({ code: 2, stdout: '' });
  });
});
