import type { BreachQuery } from '@evenhand/shared/wire/breaches';

/**
 * The clocks that a question is about, as a part of `from`: `c` the clock, `t` its ticket, `a` its account. $1 is the
 * brand, $2 to $7 are `parametersOf`.
 */
export const CHOSEN = `
  (select * from desk.clock
    where brand_id = $1 and state <> 'cancelled'
      and ($2::timestamptz is null or due_at >= $2) and ($3::timestamptz is null or due_at < $3)
      and ($4::text is null or kind = $4)
      and ($5 = 'all' or state = 'breached')
      and ($6 = 'all' or is_history = ($6 = 'imported'))) c
    join desk.ticket t on (t.brand_id, t.id) = (c.brand_id, c.ticket_id)
    join desk.account a on a.brand_id = $1 and a.id = t.account_id and ($7::uuid is null or a.id = $7)`;

export const parametersOf = ({ from, to, clock, which, history, account }: BreachQuery) => [
  from ?? null,
  to ?? null,
  clock ?? null,
  which ?? 'breached',
  history ?? 'live',
  account ?? null,
];
