import { expect } from '@jest/globals';

interface ToldVerdict {
  readonly clock: string;
  readonly round: number;
  readonly verdict: string;
  readonly at?: string;
}

export interface LedgerEvent {
  readonly chain: string;
  readonly kind: string;
  readonly at: Date;
  readonly body: {
    readonly clock?: string;
    readonly round?: number;
    readonly startedAt?: string;
    readonly dueAt?: string | null;
    readonly into?: string;
    readonly mergedFrom?: string;
    readonly clocks?: readonly { kind: string; dueAt: string; targetMs: number }[];
    readonly verdicts?: readonly ToldVerdict[];
  };
}

/** What the ledger tells of one clock. */
export interface ToldClock {
  readonly ticketId: string;
  started: number;
  /** Null while it stands still. */
  due: number | null;
  stopped: number | null;
  isBroken: boolean;
  isMet: boolean;
  isCancelled: boolean;
}

const MOVES = ['clock moved', 'clock kept its deadline', 'clock resumed'];

/** By clock, then by ticket, and by round where there may be more than the first. */
type ToldClocks = ReadonlyMap<string, Map<string, ToldClock>>;

/** What the ledger alone says of each clock. It shares no code with the figures. */
export class ToldByLedger {
  readonly clocks: ToldClocks = new Map([
    ['first_response', new Map<string, ToldClock>()],
    ['next_response', new Map<string, ToldClock>()],
    ['resolution', new Map<string, ToldClock>()],
  ]);
  private readonly fixedAt = new Map<string, number>();

  constructor(events: readonly LedgerEvent[]) {
    for (const event of events) this.hear(event);
  }

  private hear(event: LedgerEvent): void {
    if (event.kind === 'opened') this.opened(event);
    if (event.kind === 'round begun') this.begun(event, Date.parse(event.body.startedAt ?? ''));
    if (MOVES.includes(event.kind)) this.moved(event);
    if (event.kind === 'breached') this.breached(event);
    if (event.kind === 'resolved') this.fixedAt.set(event.chain, event.at.getTime());
    if (event.kind === 'set aside') this.cancelled(event);
    this.judgedAll(event);
    if (event.kind === 'merged') this.merged(event);
  }

  private clockOf({ chain }: LedgerEvent, clock = '', round = 1): ToldClock | undefined {
    return this.clocks.get(clock)?.get(round === 1 ? chain : `${chain} ${round}`);
  }

  private opened({ chain, at, body }: LedgerEvent): void {
    for (const { kind, dueAt } of body.clocks ?? [])
      this.clocks.get(kind)?.set(chain, aClock(chain, at.getTime(), Date.parse(dueAt)));
  }

  private begun({ chain, body: { clock = '', round = 1, dueAt } }: LedgerEvent, started: number): void {
    const name = round === 1 ? chain : `${chain} ${round}`;
    this.clocks.get(clock)?.set(name, aClock(chain, started, dueAt ? Date.parse(dueAt) : null));
  }

  private moved(event: LedgerEvent): void {
    const { clock, round, startedAt, dueAt } = event.body;
    const told = this.clockOf(event, clock, round);
    if (!told) return;
    if (startedAt) told.started = Date.parse(startedAt);
    told.due = dueAt ? Date.parse(dueAt) : null;
  }

  private breached(event: LedgerEvent): void {
    const { clock, round, mergedFrom } = event.body;
    const told = this.clockOf(event, clock, round);
    if (!told) return;
    // One that a merged ticket brought along is at that one's deadline.
    if (!mergedFrom) expect([event.chain, clock, event.at.getTime()]).toEqual([event.chain, clock, told.due]);
    told.isBroken = true;
  }

  private cancelled({ chain }: LedgerEvent): void {
    for (const told of this.allOf(chain)) if (!told.isBroken && !told.isMet) told.isCancelled = true;
  }

  /** The survivor has them all, and all that broke. */
  private merged({ chain }: LedgerEvent): void {
    for (const told of this.allOf(chain)) told.isCancelled = true;
  }

  private allOf(chain: string): ToldClock[] {
    const all = [...this.clocks.values()].flatMap((clocks) => [...clocks.values()]);
    return all.filter(({ ticketId }) => ticketId === chain);
  }

  private judgedAll(event: LedgerEvent): void {
    for (const verdict of event.body.verdicts ?? []) this.judged(event, verdict);
  }

  private judged(event: LedgerEvent, said: ToldVerdict): void {
    const told = this.clockOf(event, said.clock, said.round);
    if (!told) return;
    if (event.kind === 'replied') told.stopped = event.at.getTime();
    else
      told.stopped =
        event.kind === 'took in' ? Date.parse(said.at ?? '') : (this.fixedAt.get(event.chain) ?? null);
    if (said.verdict === 'met') told.isMet = true;
    else expect(told.isBroken).toBe(true);
  }
}

const aClock = (ticketId: string, started: number, due: number | null): ToldClock => ({
  ...{ ticketId, started, due, stopped: null },
  ...{ isBroken: false, isMet: false, isCancelled: false },
});
