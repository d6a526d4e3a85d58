import { Schemas1764000000001 } from './0001-schemas.js';
import { Ledger1764000000002 } from './0002-ledger.js';
import { People1764000000003 } from './0003-people.js';
import { Desk1764000000004 } from './0004-desk.js';
import { Clocks1764000000005 } from './0005-clocks.js';
import { DoorAndVault1764000000006 } from './0006-door-and-vault.js';
import { TheWall1764000000007 } from './0007-the-wall.js';
import { PeopleAtWork1764000000008 } from './0008-people-at-work.js';
import { Board1764000000009 } from './0009-board.js';
import { Policies1764000000010 } from './0010-policies.js';
import { Pauses1764000000011 } from './0011-pauses.js';
import { Ladders1764000000012 } from './0012-ladders.js';
import { Climbing1764000000013 } from './0013-climbing.js';
import { Figures1764000000014 } from './0014-figures.js';
import { Retargets1764000000015 } from './0015-retargets.js';

/** Every step, in order. */
export const MIGRATIONS = [
  Schemas1764000000001,
  Ledger1764000000002,
  People1764000000003,
  Desk1764000000004,
  Clocks1764000000005,
  DoorAndVault1764000000006,
  TheWall1764000000007,
  PeopleAtWork1764000000008,
  Board1764000000009,
  Policies1764000000010,
  Pauses1764000000011,
  Ladders1764000000012,
  Climbing1764000000013,
  Figures1764000000014,
  Retargets1764000000015,
];
