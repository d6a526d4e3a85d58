import type { DataSource } from 'typeorm';
import type { Colleague } from '@evenhand/shared/wire/ticket';
import { Refusal } from '../../../platform/refusal.js';

type Desk = Pick<DataSource, 'query'>;

const CREW = `
  select p.id, p.name, m.person_id is not null and p.disabled_at is null as "isThere"
    from people.person p
    left join people.membership m on m.person_id = p.id and m.brand_id = $1
   where p.id = any ($2::uuid[])`;

const MAY_BE_CALLED = `
  select p.id, p.name from people.membership m join people.person p on p.id = m.person_id
   where m.brand_id = $1 and m.role in ('agent', 'manager') and p.disabled_at is null order by p.name, p.id`;

/** The people of a rota: their names, also of those who have left, and who is still there to be called. */
export class Crew {
  private constructor(private readonly people: ReadonlyMap<string, Colleague & { isThere: boolean }>) {}

  static async of(desk: Desk, brandId: string, ids: Iterable<string>): Promise<Crew> {
    const people = await desk.query<(Colleague & { isThere: boolean })[]>(CREW, [brandId, [...new Set(ids)]]);
    return new Crew(new Map(people.map((person) => [person.id, person])));
  }

  /** As the alarm sees it (desk.reached): who has a place in the brand, whatever it is. */
  readonly isThere = (id: string): boolean => this.people.get(id)?.isThere ?? false;

  named(id: string): Colleague {
    return { id, name: this.people.get(id)?.name ?? '' };
  }
}

/** Who may be put on call. */
export const mayBeCalled = (desk: Desk, brandId: string): Promise<Colleague[]> =>
  desk.query<Colleague[]>(MAY_BE_CALLED, [brandId]);

/** @throws Refusal */
export async function mustBeCallable(tx: Desk, brandId: string, ids: readonly string[]): Promise<void> {
  const people = new Set((await mayBeCalled(tx, brandId)).map(({ id }) => id));
  if (ids.some((id) => !people.has(id)))
    throw new Refusal(
      'not-callable',
      'On call are agents and managers of the brand. Somebody here is none, or has left: take them out.',
    );
}
