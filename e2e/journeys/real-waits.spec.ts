import { PASSWORD } from '../../api/test/desk.js';
import { onRealData } from '../../api/test/real-data/on-real-data.js';
import {
  expectedOf,
  feedWaits,
  firstPairs,
  keepOfficeHours,
  pairsIn,
  type Expected,
} from '../../api/test/real-data/waits.js';
import { People } from '../../api/src/people/people.js';
import { busiest, figuresShown, asShown } from '../browser/wait-figures.js';
import { furnishRoom } from '../browser/room.js';
import { signIn } from '../browser/seat.js';

const ACCOUNTS = 5;

onRealData('reply-pairs.csv.gz', (path) => {
  const room = furnishRoom();
  let expected: { always: Expected[]; atTheOffice: Expected[] };
  let threads: ReturnType<typeof firstPairs>;

  beforeAll(async () => {
    const pairs = pairsIn(path);
    const all = firstPairs(pairs);
    const accounts = busiest(all, ACCOUNTS);
    threads = all.filter(({ account }) => accounts.has(account));
    const file = await expectedOf(room.desk.database.owner, pairs);
    const of = (figures: Expected[]) => figures.filter(({ account }) => accounts.has(account));
    expected = { always: of(file.always), atTheOffice: of(file.atTheOffice) };
  }, 600_000);

  async function shown(brandId: string) {
    const email = `manager-${brandId}@example.com`;
    const mara = { email, name: 'Mara Manager', password: PASSWORD, role: 'manager' } as const;
    await room.desk.app.get(People).add(brandId, mara, 'test');
    const { page } = await room.takeSeat();
    const search = 'period=all&which=all&history=imported&clock=first_response';
    await page.goto(`${room.desk.url}/brands/${brandId}/breaches?${search}`);
    await signIn(page, email);
    return figuresShown(page);
  }

  it.each([
    ['within fifteen minutes, always open', 'always'],
    ['within fifteen minutes of office hours in New York', 'atTheOffice'],
  ] as const)(
    'the Breaches screen shows what the five busiest accounts kept of an answer %s',
    async (_, hours) => {
      const prepare = async (id: string) => {
        if (hours === 'atTheOffice') await keepOfficeHours(room.desk, id);
      };
      const brandId = await feedWaits(room.desk, hours, threads, prepare);
      const rows = await shown(brandId);
      expect(rows.map(({ account }) => account).toSorted()).toEqual(
        expected[hours].map(({ account }) => `@${account}`).toSorted(),
      );
      for (const row of rows) {
        const own = expected[hours].find(({ account }) => `@${account}` === row.account)!;
        expect(row).toEqual(asShown(own));
      }
      expect(rows.reduce((sum, { clocks }) => sum + clocks, 0)).toBe(threads.length);
    },
    300_000,
  );
});
