import { type DynamicModule, Global, Module } from '@nestjs/common';
import { WAKEUP_URL, Wakeups } from './wakeups.js';

/** What every step appends to, and what wakes those who read it. */
@Global()
@Module({})
export class LedgerModule {
  static waking(url: string): DynamicModule {
    return {
      module: LedgerModule,
      providers: [Wakeups, { provide: WAKEUP_URL, useValue: url }],
      exports: [Wakeups],
    };
  }
}
