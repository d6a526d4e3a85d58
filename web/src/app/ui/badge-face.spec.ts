import type { ClockFace } from '@evenhand/shared/wire/clock';
import fc from 'fast-check';
import { badgeFaces } from './badge-face.js';

const noon = Date.parse('2026-03-02T12:00:00.000Z');
const minutes = (count: number) => count * 60_000;
const at = (ms: number) => new Date(ms).toISOString();

/** A clock of 60 minutes that will be due in so many minutes. */
function clock(dueIn: number | null, more: Partial<ClockFace> = {}): ClockFace {
  const due = dueIn === null ? null : noon + minutes(dueIn);
  return {
    kind: 'first_response',
    state: 'running',
    startedAt: at((due ?? noon) - minutes(60)),
    dueAt: due === null ? null : at(due),
    targetMs: minutes(60),
    leftMs: null,
    stoppedAt: null,
    ...more,
  };
}

const first = (...clocks: ClockFace[]) => badgeFaces(clocks, noon)[0];

describe('the badge', () => {
  it('shows the next deadline only, the others after it', () => {
    const faces = badgeFaces(
      [clock(50, { kind: 'resolution' }), clock(4), clock(null, { state: 'paused' })],
      noon,
    );
    expect(faces.map((face) => face.time)).toEqual(['4 min 00 s', '50 min 00 s', '']);
  });

  it.each([
    [46, 'on-time'],
    [15, 'due-soon'],
    [0.001, 'due-soon'],
    [0, 'breached'],
    [-12, 'breached'],
  ])('with %d minutes left is %s', (left, state) => {
    expect(first(clock(left))?.state).toBe(state);
  });

  it('counts up after the breach', () => {
    expect(first(clock(-12, { state: 'breached' }))).toMatchObject({ time: '+12 min', share: 1 });
  });

  it('marks a pause, and leaves the time away when nobody knows it', () => {
    expect(first(clock(null, { state: 'paused' }))).toMatchObject({ state: 'paused', time: '', share: 0 });
    const leftMs = 4 * 60_000;
    expect(first(clock(null, { state: 'paused', leftMs }))).toMatchObject({
      state: 'paused',
      time: '4 min 00 s',
    });
  });

  it('has nothing to show once all clocks have stopped', () => {
    expect(
      first(clock(-5, { state: 'breached', stoppedAt: at(noon) }), clock(5, { state: 'met' })),
    ).toBeUndefined();
  });

  const clocks = fc.array(
    fc.record({
      dueIn: fc.integer({ min: -5000, max: 5000 }),
      state: fc.constantFrom('running' as const, 'paused' as const, 'breached' as const, 'met' as const),
      stopped: fc.boolean(),
    }),
  );

  it('shows the earliest of the open deadlines, whatever the clocks', () => {
    fc.assert(
      fc.property(clocks, (many) => {
        const faces = many.map(({ dueIn, state, stopped }) =>
          clock(dueIn, { state, stoppedAt: stopped ? at(noon) : null }),
        );
        const open = faces.filter((face) => face.stoppedAt === null && face.state !== 'met');
        const earliest = Math.min(...open.map((face) => Date.parse(face.dueAt ?? '')));
        expect(first(...faces)?.clock.dueAt).toBe(open.length === 0 ? undefined : at(earliest));
      }),
    );
  });

  it('keeps the share between 0 and 1, and never calls a passed running clock on time', () => {
    fc.assert(
      fc.property(clocks, (many) => {
        for (const face of badgeFaces(
          many.map(({ dueIn, state }) => clock(dueIn, { state })),
          noon,
        )) {
          expect(face.share).toBeGreaterThanOrEqual(0);
          expect(face.share).toBeLessThanOrEqual(1);
          const isPassed = Date.parse(face.clock.dueAt ?? '') <= noon;
          if (isPassed && face.clock.state === 'running') expect(face.state).toBe('breached');
        }
      }),
    );
  });
});
