import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DoorModule } from '../door/door.module.js';
import { PeopleModule } from '../people/people.module.js';
import { DEMO_VERBS } from './demo-verbs.js';
import { DemoController } from './demo.controller.js';
import { DemoStream } from './demo-stream.js';

/** Something to look at before anything is connected. */
@Module({
  imports: [DeskModule, DoorModule, PeopleModule],
  controllers: [DemoController],
  providers: [...DEMO_VERBS, DemoStream],
})
export class DemoModule {}
