import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BreachPage } from '@evenhand/shared/wire/breaches';
import { People } from '../../src/people/people.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';
import { onRealData } from './on-real-data.js';
import { expectedOf, feedWaits, firstPairs, keepOfficeHours, pairsIn, type Expected } from './waits.js';

type Named = Pick<Expected, 'account'>;

onRealData('reply-pairs.csv.gz', (path) => {
  let desk: TestDesk;
  let always: { brandId: string; expected: Expected[] };
  let atTheOffice: { brandId: string; expected: Expected[] };

  beforeAll(async () => {
    desk = await startDesk();
    const pairs = pairsIn(path);
    const threads = firstPairs(pairs);
    expect([pairs.length, threads.length]).toEqual([44_488, 42_119]);
    const expected = await expectedOf(desk.database.owner, pairs);
    const first = await feedWaits(desk, 'Always', threads, async () => {});
    const second = await feedWaits(desk, 'Office', threads, (id) => keepOfficeHours(desk, id));
    always = { brandId: first, expected: expected.always };
    atTheOffice = { brandId: second, expected: expected.atTheOffice };
  }, 1_800_000);
  afterAll(() => desk.close());

  async function shown(brandId: string): Promise<BreachPage> {
    const email = `manager-${brandId}@example.com`;
    const mara = { email, name: 'Mara', password: PASSWORD, role: 'manager' } as const;
    await desk.app.get(People).add(brandId, mara, 'test');
    const { cookie } = await desk.signIn(email);
    const path = `/api/brands/${brandId}/breaches?history=imported&which=all&clock=first_response&limit=1`;
    return (await (await fetch(desk.url + path, { headers: { cookie } })).json()) as BreachPage;
  }

  const asExpected = ({ summary }: BreachPage) =>
    summary.map(({ accountId: _, clock: __, running, account, ...rest }) => {
      expect(running).toBe(0);
      return { ...rest, account: account.slice(1) };
    });
  const byAccount = (one: Named, other: Named) => (one.account < other.account ? -1 : 1);

  it('fifteen minutes, always open: attainment, median and p90 of each account are the file’s own', async () => {
    const { brandId, expected } = always;
    expect(asExpected(await shown(brandId)).toSorted(byAccount)).toEqual(expected.toSorted(byAccount));
    expect(expected.reduce((sum, one) => sum + one.clocks, 0)).toBe(42_119);
  });

  it('office hours in New York: they are those of a walk through its minutes', async () => {
    const { brandId, expected } = atTheOffice;
    expect(asExpected(await shown(brandId)).toSorted(byAccount)).toEqual(expected.toSorted(byAccount));
    const met = (all: readonly Expected[]) => all.reduce((sum, one) => sum + one.met, 0);
    expect(met(expected)).toBeGreaterThan(met(always.expected));
  });
});
