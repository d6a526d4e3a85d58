import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Side } from './roles.js';

const CONNECTIONS: Record<Side, number> = { door: 8, desk: 16, audit: 4 };

/** One side's own connections, under its own role. */
export function sideModule(side: Side, url: string, entities: (new () => object)[]): DynamicModule {
  return TypeOrmModule.forRoot({
    name: side,
    type: 'postgres',
    url,
    applicationName: `evenhand ${side}`,
    entities,
    synchronize: false,
    logging: false,
    retryAttempts: 3,
    extra: { max: CONNECTIONS[side] },
  });
}
