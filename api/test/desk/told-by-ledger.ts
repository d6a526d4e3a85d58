import { expect } from '@jest/globals';

export interface LedgerEvent {
  readonly chain: string;
  readonly kind: string;
  readonly at: Date;
  readonly body: {
    readonly clock?: string;
    readonly clocks?: readonly { kind: string; dueAt: string; targetMs: number }[];
    readonly verdicts?: readonly { clock: string; verdict: string }[];
  };
}

/** What the ledger tells of one clock. */
export interface ToldClock {
  readonly started: number;
  readonly due: number;
  stopped: number | null;
  isBroken: boolean;
  isMet: boolean;
  isCancelled: boolean;
}

/** By clock, then by ticket. */
type ToldClocks = ReadonlyMap<string, Map<string, ToldClock>>;

/** What the ledger alone says of each first response and resolution. It shares no code with the figures. */
export class ToldByLedger {
  readonly clocks: ToldClocks = new Map([
    ['first_response', new Map<string, ToldClock>()],
    ['resolution', new Map<string, ToldClock>()],
  ]);
  private readonly fixedAt = new Map<string, number>();

  constructor(events: readonly LedgerEvent[]) {
    for (const event of events) this.hear(event);
  }

  private hear(event: LedgerEvent): void {
    if (event.kind === 'opened') this.opened(event);
    if (event.kind === 'breached') this.breached(event);
    if (event.kind === 'resolved') this.fixedAt.set(event.chain, event.at.getTime());
    if (event.kind === 'set aside') this.cancelled(event);
    for (const verdict of event.body.verdicts ?? []) this.judged(event, verdict);
  }

  private opened({ chain, at, body }: LedgerEvent): void {
    for (const { kind, dueAt } of body.clocks ?? [])
      this.clocks.get(kind)?.set(chain, {
        ...{ started: at.getTime(), due: Date.parse(dueAt), stopped: null },
        ...{ isBroken: false, isMet: false, isCancelled: false },
      });
  }

  private breached({ chain, at, body }: LedgerEvent): void {
    const clock = this.clocks.get(body.clock ?? '')?.get(chain);
    if (!clock) return;
    expect(at.getTime()).toBe(clock.due);
    clock.isBroken = true;
  }

  private cancelled({ chain }: LedgerEvent): void {
    for (const clocks of this.clocks.values()) {
      const clock = clocks.get(chain);
      if (clock && !clock.isBroken && !clock.isMet) clock.isCancelled = true;
    }
  }

  private judged({ chain, kind, at }: LedgerEvent, said: { clock: string; verdict: string }): void {
    const clock = this.clocks.get(said.clock)?.get(chain);
    if (!clock) return;
    clock.stopped = kind === 'replied' ? at.getTime() : (this.fixedAt.get(chain) ?? null);
    if (said.verdict === 'met') clock.isMet = true;
    else expect(clock.isBroken).toBe(true);
  }
}
