import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Demo } from '../../api/src/demo/demo.js';
import { CAST } from '../../api/src/demo/cast.js';
import { Webhooks } from '../../api/src/desk/escalation/ladders/webhooks.js';
import { faultsOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Seat } from '../browser/seat.js';
import { SCENES } from './scenes.js';
import { complainAgain } from './second-complaint.js';

type SignedIn = Awaited<ReturnType<Seat['context']['storageState']>>;

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));
const DOCS = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/** What the README shows, kept in the repository. */
const IN_README: ReadonlySet<string> = new Set([
  'queue-wide-light',
  'ticket-wide-light',
  'breaches-wide-dark',
  'queue-narrow-dark',
  'board-complaint-narrow-light',
]);

const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  Object.entries(WIDTHS).map(([width, viewport]) => ({
    colorScheme,
    viewport,
    reducedMotion: 'reduce' as const,
    look: `${width}-${colorScheme}`,
  })),
);

describe('every screen', () => {
  const room = furnishRoom();
  let brandId: string;
  let board: string;
  beforeAll(async () => {
    for (const folder of [PICTURES, DOCS]) mkdirSync(folder, { recursive: true });
    const demo = room.desk.app.get(Demo);
    const brand = await demo.load();
    brandId = brand.id;
    await complainAgain(room.desk, brand);
    board = (await demo.shown()).boardPath as string;
    await room.desk.app
      .get(Webhooks)
      .add(brandId, { name: 'Duty room', url: 'https://chat.fabeltel.example/hooks/duty' }, 'demo');
    await room.desk.advance('11 seconds');
  }, 120_000);

  /** A person signs in once, and comes back to every other screen with the same session. */
  const sessions = new Map<string, SignedIn>();

  async function sit(who: string | undefined, options: object): Promise<Seat> {
    const person = CAST.find(({ name }) => name.split(' ')[0] === who);
    const session = person && sessions.get(person.email);
    const seat = await room.takeSeat({ ...options, ...(session && { storageState: session }) });
    if (!person || session) return seat;
    await seat.page.goto(`${room.desk.url}/sign-in`);
    await signIn(seat.page, person.email, person.password);
    await seat.page.getByRole('banner').waitFor();
    sessions.set(person.email, await seat.context.storageState());
    return seat;
  }

  const pictures = SCENES.flatMap((scene) => LOOKS.map((look) => ({ ...look, scene, name: scene.name })));

  it.each(pictures)('stands as it should: $name $look', async ({ scene, look, name: _, ...options }) => {
    const seat = await sit(scene.who, options);
    await seat.page.goto(room.desk.url + scene.path.replace(':brand', brandId).replace(':board', board));
    await scene.then?.(seat.page);
    const file = `${scene.name}-${look}`;
    await seat.page.screenshot({ path: `${PICTURES}${file}.png` });
    if (IN_README.has(file)) copyFileSync(`${PICTURES}${file}.png`, `${DOCS}${file}.png`);
    expect(await faultsOf(seat)).toEqual([]);
  });
});
