import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TerminusModule } from '@nestjs/terminus';
import { LoggerModule } from 'nestjs-pino';
import { DemoModule } from './demo/demo.module.js';
import { DeskModule } from './desk/desk.module.js';
import { DESK_ENTITIES } from './desk/entities.js';
import { DoorModule } from './door/door.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { PeopleModule } from './people/people.module.js';
import { FeedLag } from './platform/health/feed-lag.js';
import { HealthController } from './platform/health/health.controller.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { logging } from './platform/log.js';
import type { Database } from './platform/postgres/database.js';
import { sideModule } from './platform/postgres/side.module.js';
import { SettingsModule } from './platform/settings.module.js';
import type { Settings } from './settings.js';

/** The table of contents. */
@Module({})
export class AppModule {
  static on(database: Pick<Database, 'sides'>, settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        LoggerModule.forRoot(logging(settings.LOG_LEVEL)),
        ScheduleModule.forRoot(),
        TerminusModule,
        sideModule('door', database.sides.door, []),
        sideModule('desk', database.sides.desk, DESK_ENTITIES),
        LedgerModule.waking(database.sides.desk),
        PeopleModule,
        DoorModule,
        DeskModule,
        DemoModule,
      ],
      controllers: [HealthController],
      providers: [FeedLag, ProblemFilter],
    };
  }
}
