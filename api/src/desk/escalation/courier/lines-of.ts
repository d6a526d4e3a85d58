import type { DataSource } from 'typeorm';
import { languageOr, type Language } from './messages/languages.js';
import type { Bundle, Line } from './bundle.js';

/** What is written to whom, before it is put into words. */
export interface Letter {
  readonly id: string;
  readonly brandId: string;
  readonly brand: string;
  readonly language: Language;
  /** The longest overdue, with all that it is about counted beside them. */
  readonly lines: readonly Line[];
  readonly count: number;
}

const MOST_LINES = 20;

/** Of a ticket the clock that is the longest overdue, by its highest rung; counted are tickets. */
const LINES = `
  select g.*, extract(epoch from desk.now() - nullif(g."dueAt", 'infinity')) * 1000 as "lateMs",
         count(*) over ()::int as count
    from (select distinct on (t.id)
                 t.id as "ticketId", a.handle as account, t.channel, d.clock, d.rung, t.excerpt, c.due_at as "dueAt"
            from desk.dispatch d
            join desk.ticket t on (t.brand_id, t.id) = (d.brand_id, d.ticket_id)
            join desk.account a on (a.brand_id, a.id) = (t.brand_id, t.account_id)
            join desk.clock c on (c.brand_id, c.ticket_id, c.kind, c.round) = (d.brand_id, d.ticket_id, d.clock, d.round)
           where d.brand_id = $1 and d.id = any($2)
           order by t.id, c.due_at, d.rung desc, d.clock, d.round) g
   order by g."dueAt", g."ticketId" limit ${MOST_LINES}`;

const READER = `
  select b.name as brand, p.language
    from desk.brand b left join people.person p on p.id = $2 where b.id = $1`;

/** A ticket stands there once, however many of its clocks and rungs were to tell of it. */
export async function letterOf(desk: DataSource, bundle: Bundle): Promise<Letter> {
  const { id, brandId, whomId, dispatches } = bundle;
  type Counted = Omit<Line, 'lateMs'> & {
    readonly lateMs: string | null;
    readonly count: number;
    readonly dueAt: unknown;
  };
  const ids = dispatches.map((dispatch) => dispatch.id);
  const rows = await desk.query<Counted[]>(LINES, [brandId, ids]);
  const [reader] = await desk.query<{ brand: string; language: string | null }[]>(READER, [brandId, whomId]);
  return {
    ...{ id, brandId },
    brand: reader?.brand ?? '',
    language: languageOr(reader?.language),
    lines: rows.map(({ count: _, dueAt: __, lateMs, ...line }) => ({
      ...line,
      lateMs: lateMs === null ? null : Number(lateMs),
    })),
    count: rows[0]?.count ?? 0,
  };
}
