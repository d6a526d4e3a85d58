import { AxeBuilder } from '@axe-core/playwright';
import type { Role } from '@evenhand/shared/wire/session';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Seat } from '../browser/seat.js';

const LOOKS = [
  { name: 'wide, light', colorScheme: 'light' as const, viewport: { width: 1440, height: 900 } },
  { name: 'of a tablet', colorScheme: 'light' as const, viewport: { width: 800, height: 1000 } },
  { name: 'narrow, dark', colorScheme: 'dark' as const, viewport: { width: 360, height: 780 } },
];
const SCREENS = [
  ['manager', 'Breaches'],
  ['manager', 'Accounts'],
  ['manager', 'People'],
  ['admin', 'People'],
  ['auditor', 'Audit'],
] as const;

describe('the screens of managers, admins and auditors', () => {
  const room = furnishRoom({ firstResponseMinutes: 10 });

  const people = new Map<Role, { readonly email: string }>();
  /** One of each role, whatever the look: a brand has a single auditor. */
  async function somebody(role: Role): Promise<string> {
    const known = people.get(role) ?? (await room.desk.person(role, 'Somebody With A Long Name'));
    people.set(role, known);
    return known.email;
  }

  beforeAll(async () => {
    const ticket = await room.desk.ticket({ text: `Nobody answers. ${'Nobody at all. '.repeat(30)}` });
    await room.desk.advance('25 minutes');
    await ticket.happened('breached');
    for (let nth = 0; nth < 12; nth += 1) await room.desk.person('agent', `Agent Number ${nth}`);
  });

  async function isFit({ page, complaints }: Seat): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
    const sideways = await page.evaluate(() =>
      [document.documentElement, document.getElementById('main')].map((it) =>
        it ? it.scrollWidth - it.clientWidth : 0,
      ),
    );
    expect(sideways).toEqual([0, 0]);
    expect(complaints).toEqual([]);
  }

  it.each(LOOKS)('break no rule of accessibility and do not scroll sideways: $name', async (look) => {
    for (const [role, screen] of SCREENS) {
      const seat = await room.takeSeat(look);
      await seat.page.goto(`${room.desk.url}/brands/${room.desk.brandId}/${screen.toLowerCase()}`);
      await signIn(seat.page, await somebody(role));
      await seat.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await seat.page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      await isFit(seat);
      await seat.page.goto(`${room.desk.url}/sessions`);
      await seat.page.getByText('this one').waitFor();
      await isFit(seat);
    }
  });
});
