import { Module } from '@nestjs/common';
import { BoardAccounts } from './board/board-accounts.js';
import { BoardController } from './board/board.controller.js';
import { BoardDoor } from './board/board-door.js';
import { BoardPages } from './board/board-pages.js';
import { Board } from './board/board.js';
import { Crowd } from './board/crowd.js';
import { Retries } from './board/retries.js';
import { Door } from './door.js';
import { IntakeController } from './intake.controller.js';
import { Sources } from './sources.js';
import { UnreadableController } from './unreadable.controller.js';
import { UnreadableList } from './unreadable-list.js';

/** Posts come in; reach goes to the vault; what is left goes to the inbox. */
@Module({
  controllers: [BoardController, IntakeController, UnreadableController],
  providers: [Door, Sources, UnreadableList, Board, BoardAccounts, BoardDoor, BoardPages, Crowd, Retries],
  exports: [BoardAccounts, BoardDoor, Door, UnreadableList],
})
export class DoorModule {}
