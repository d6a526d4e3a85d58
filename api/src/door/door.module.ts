import { Module } from '@nestjs/common';
import { Door } from './door.js';
import { IntakeController } from './intake.controller.js';
import { Sources } from './sources.js';
import { UnreadableController } from './unreadable.controller.js';
import { UnreadableList } from './unreadable-list.js';

/** Posts come in; reach goes to the vault; what is left goes to the inbox. */
@Module({
  controllers: [IntakeController, UnreadableController],
  providers: [Door, Sources, UnreadableList],
  exports: [Door, UnreadableList],
})
export class DoorModule {}
