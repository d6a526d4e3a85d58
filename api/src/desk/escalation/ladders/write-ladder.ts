import type { EntityManager } from 'typeorm';
import type { Rung } from '@evenhand/shared/wire/ladders';

/** A version of a ladder, as it is written down. */
export interface LadderVersion {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rungs: readonly Rung[];
}

const LADDER = `insert into desk.ladder (brand_id, id, version, name, created_at) values ($1, $2, $3, $4, $5)`;

const RUNGS = `
  insert into desk.rung (brand_id, ladder_id, ladder_version, position, at_percent, after_minutes, unanswered_minutes,
      whom, person_id, role, rota_id, webhook_id, by, repeat_minutes)
    select $1, $2, $3, position, "atPercent", "afterMinutes", "unansweredMinutes",
           whom, "personId", role, "rotaId", "webhookId", by, "repeatMinutes"
      from json_to_recordset($4::json) as r (
        position smallint, "atPercent" smallint, "afterMinutes" int, "unansweredMinutes" int, whom text,
        "personId" uuid, role text, "rotaId" uuid, "webhookId" uuid, by text[], "repeatMinutes" int)`;

/** Versions never change: a clock climbs the one that it was started with. */
export async function writeLadder(
  tx: EntityManager,
  brandId: string,
  { id, version, name, rungs }: LadderVersion,
  now: Date,
): Promise<void> {
  await tx.query(LADDER, [brandId, id, version, name, now]);
  await tx.query(RUNGS, [brandId, id, version, JSON.stringify(rungs.map(columns))]);
}

function columns({ when, whom, by, webhookId, repeatMinutes }: Rung, index: number): object {
  return {
    position: index + 1,
    atPercent: when.kind === 'percent' ? when.percent : null,
    afterMinutes: when.kind === 'after breach' ? when.minutes : null,
    unansweredMinutes: when.kind === 'unanswered' ? when.minutes : null,
    whom: whom.kind,
    personId: whom.kind === 'person' ? whom.personId : null,
    role: whom.kind === 'role' ? whom.role : null,
    rotaId: whom.kind === 'rota' ? whom.rotaId : null,
    webhookId: whom.kind === 'webhook' ? whom.webhookId : by.includes('chat') ? webhookId : null,
    by: whom.kind === 'webhook' ? ['chat'] : [...new Set(by)],
    repeatMinutes,
  };
}
