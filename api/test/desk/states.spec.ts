import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAY_BECOME } from '../../src/desk/tickets/ticket.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';

describe('the states of a ticket', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('are those that the database lets a ticket have', async () => {
    const { rows } = await withClient(database.owner, (owner) =>
      owner.query<{ rule: string }>(
        `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'ticket_state_check'`,
      ),
    );
    const allowed = [...(rows[0]?.rule ?? '').matchAll(/'([^']+)'::text/g)].map(([, state]) => state);
    expect(Object.keys(MAY_BECOME).toSorted()).toEqual(allowed.toSorted());
  });

  it('lead back to open from everywhere but a merge, which is for good', () => {
    const reachesOpen = (state: keyof typeof MAY_BECOME) => MAY_BECOME[state].includes('open');
    const states = Object.keys(MAY_BECOME) as (keyof typeof MAY_BECOME)[];
    expect(states.filter((state) => state !== 'open' && !reachesOpen(state))).toEqual(['merged']);
  });
});
