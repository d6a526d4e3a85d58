import { beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { evaluate } from '@evenhand/shared/sla/evaluate';
import { evenhand } from '../cli/without-database.js';
import { onVectors } from './on-real-data.js';

interface Vector {
  readonly id: string;
  readonly op: string;
  readonly input: unknown;
  readonly expected: object;
}

onVectors('sla/open.jsonl', (path) => {
  let vectors: Vector[];
  let expected: object[];
  beforeAll(() => {
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    vectors = lines.map((line) => JSON.parse(line) as Vector);
    expected = vectors.map((vector) => ({ id: vector.id, ...vector.expected }));
  });

  it('every case has its result, to the millisecond and to the code', () => {
    const different = vectors
      .map(({ id, op, input }, index) => ({ found: evaluate({ id, op, input }), expected: expected[index] }))
      .filter((one) => JSON.stringify(one.found) !== JSON.stringify(one.expected));
    expect(vectors).toHaveLength(400);
    expect(different).toEqual([]);
  });

  it('the command line says the same, line by line', async () => {
    const { code, stdout } = await evenhand('', 'sla', 'evaluate', path);
    const lines = expected.map((result) => `${JSON.stringify(result)}\n`);
    expect([code, stdout]).toEqual([0, lines.join('')]);
  });
});
