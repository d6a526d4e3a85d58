import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { BreachChoices as Choices } from '@evenhand/shared/wire/figures';

/** Each value by a leap to the next one, not by reading every ticket. */
const leap = (column: string) => `
  (with recursive found as (
     (select ${column} as value from desk.ticket where brand_id = $1 order by ${column} limit 1)
     union all
     select (select ${column} from desk.ticket where brand_id = $1 and ${column} > found.value order by ${column} limit 1)
       from found where found.value is not null)
   select coalesce(json_agg(value order by value), '[]') from found where value is not null)`;

const CHOICES = `
  select (select coalesce(json_agg(json_build_object('id', id, 'handle', handle, 'channel', channel) order by handle, id), '[]')
            from desk.account where brand_id = $1) as accounts,
         ${leap('topic')} as topics,
         ${leap('language')} as languages,
         (select coalesce(json_agg(distinct agency), '[]') from desk.account where brand_id = $1 and agency is not null) as agencies,
         (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
            from people.membership m join people.person p on p.id = m.person_id where m.brand_id = $1) as people`;

/** What figures can be narrowed to. */
@Injectable()
export class BreachChoices {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  async of(brandId: string): Promise<Choices> {
    const [choices] = await this.desk.query<Choices[]>(CHOICES, [brandId]);
    if (!choices) throw new Error('A statement of choices gave no row.');
    return choices;
  }
}
