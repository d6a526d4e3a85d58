import type { Opening } from '@evenhand/shared/sla/calendar';

/** That the managers were told of a gap, before it began or then. */
export interface Told {
  readonly rotaId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly hasBegun: boolean;
  readonly toldAt: Date;
}

export const TOLD = `
  select rota_id as "rotaId", starts_at as "startsAt", ends_at as "endsAt", has_begun as "hasBegun", told_at as "toldAt"
    from desk.gap_notice
   where brand_id = $1 and ($2::uuid is null or rota_id = $2) and ends_at > desk.now()
   order by told_at`;

/** Whether they were told of this gap: one that goes on is known by that, for its beginning may have moved. */
export const isAbout = ({ startsAt, hasBegun }: Told, gap: Opening, now: number): boolean =>
  startsAt.getTime() === gap.from || (hasBegun && gap.from <= now);
