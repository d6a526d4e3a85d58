import { Applications } from '../../src/desk/sla/apply/applications.js';
import { Previews } from '../../src/desk/sla/apply/previews.js';
import type { TestDesk } from '../desk.js';
import { writePolicy, type RuleGiven } from './policy-of.js';

/** Promises something else, and applies it to what is open. @returns when, by the clock that the change was made by */
export async function repromise(
  desk: TestDesk,
  policyId: string,
  { by, rules }: { by: string; rules: readonly RuleGiven[] },
): Promise<{ moved: number; leftAlone: number }> {
  await writePolicy(desk, { policyId, rules });
  const { id } = await desk.app.get(Previews).make(desk.brandId, policyId, by);
  const application = { previewId: id, reason: 'It was asked for.' };
  return desk.app.get(Applications).apply(desk.brandId, policyId, application, by);
}

export interface ArmedRow {
  readonly threshold: number;
  readonly dueAt: Date;
  readonly isFired: boolean;
  readonly isHeld: boolean;
}

export const armedOf = (desk: TestDesk, ticketId: string, clock: string): Promise<ArmedRow[]> =>
  desk.asOwner<ArmedRow>(
    `select threshold, due_at as "dueAt", fired_at is not null as "isFired", is_held as "isHeld" from desk.deadline
      where ticket_id = $1 and clock = $2 and step = 0 and rung = 0 order by threshold`,
    [ticketId, clock],
  );
