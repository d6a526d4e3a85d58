import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Settings } from '../settings.js';

/** What the environment said at start, for whoever asks for `Settings`. */
@Global()
@Module({})
export class SettingsModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: Settings, useValue: settings }],
      exports: [Settings],
    };
  }
}
