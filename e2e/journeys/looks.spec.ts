import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultsOf, overflowOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Page, type Seat } from '../browser/seat.js';

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));

const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  Object.entries(WIDTHS).map(([name, viewport]) => ({
    colorScheme,
    viewport,
    name: `${name}-${colorScheme}`,
  })),
);

type Look = (typeof LOOKS)[number];

describe('Evenhand', () => {
  const room = furnishRoom();

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
  });

  /** A picture of the screen, which no rule of accessibility objects to and which does not scroll sideways. */
  async function isFit(seat: Seat, screen: string, { name, viewport }: Look): Promise<void> {
    await seat.page.screenshot({ path: `${PICTURES}${screen}-${name}.png` });
    expect(await faultsOf(seat)).toEqual([]);
    await seat.page.setViewportSize({ width: 360, height: viewport.height });
    expect(await overflowOf(seat.page)).toBeLessThanOrEqual(0);
    await seat.page.setViewportSize(viewport);
  }

  /** The words of rows that do not fit into their place; only the excerpt may be cut. */
  const cut = (page: Page) =>
    page
      .locator('[role=list], [role=listitem], [role=listitem] :is(.line, button), nav[aria-label=Views]')
      .evaluateAll((lines) =>
        lines
          .filter(
            (line) => line.scrollWidth > line.clientWidth || line.getBoundingClientRect().right > innerWidth,
          )
          .map((line) => line.textContent.trim()),
      );

  it.each(LOOKS)(
    'greets at the sign-in screen, and says that the password was wrong: $name',
    async (look) => {
      const seat = await room.takeSeat(look);
      await seat.page.goto(room.desk.url);
      await seat.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await isFit(seat, 'sign-in', look);
      await signIn(seat.page, 'nobody@example.com', 'wrong');
      await seat.page.getByRole('alert').waitFor();
      await isFit(seat, 'sign-in-wrong', look);
    },
  );

  it.each(LOOKS)('says what to do when nothing waits: $name', async (look) => {
    const seat = await room.openQueue(look);
    await seat.page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
    await isFit(seat, 'queue-empty', look);
  });

  describe('with a queue', () => {
    beforeAll(async () => {
      const ana = await room.desk.person('agent', 'Ana Agent');
      const long = await room.desk.ticket({
        text: `Three weeks without internet, ${'and then another week, '.repeat(20)}and nobody answers.`,
      });
      await long.assignedTo(ana.id);
      await room.desk.advance('25 hours');
      await room.desk.ticket({ text: 'مرحبا، لا يعمل الإنترنت منذ ثلاثة أيام', channel: 'x' });
      await room.desk.advance('31 minutes');
      await room.desk.ticket({ text: 'Mijn rekening klopt niet en niemand antwoordt op mijn vragen.' });
      await room.desk.advance('24 minutes');
      const paused = await room.desk.ticket({ text: 'Waiting for the part that you promised.' });
      const answered = await room.desk.ticket({ text: 'The technician did not come, I waited all day.' });
      await answered.answered();
      const done = await room.desk.ticket({ text: 'Thank you, it works again.' });
      await room.desk.asOwner(
        "update desk.clock set state = 'paused' where ticket_id = $1 and kind = 'first_response'",
        [paused.id],
      );
      await room.desk.asOwner(
        "update desk.clock set state = 'met', stopped_at = desk.now() where ticket_id = $1",
        [done.id],
      );
    });

    it.each(LOOKS)('shows every state of a clock: $name', async (look) => {
      const seat = await room.openQueue(look);
      for (const state of ['on time', 'due soon', 'breached', 'paused'])
        await seat.page
          .getByRole('button', { name: new RegExp(`${state}$`) })
          .first()
          .waitFor();
      await seat.page.getByText('answered', { exact: true }).waitFor();
      await isFit(seat, 'queue', look);
    });

    it.each([1440, 1360, 1280, 1152, 1024, 768, 390, 360])(
      'cuts nothing of since when, whose and how grave: %d pixels wide',
      async (width) => {
        const seat = await room.openQueue({ viewport: { width, height: 900 } });
        await seat.page.getByText('answered', { exact: true }).waitFor();
        expect(await cut(seat.page)).toEqual([]);
      },
    );
  });
});
