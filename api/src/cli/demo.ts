import { Command } from 'commander';
import { clearDemo } from '../demo/clear-demo.js';
import { CAST } from '../demo/cast.js';
import { Demo } from '../demo/demo.js';
import { Refusal } from '../platform/refusal.js';
import { readSettings } from '../settings.js';
import { startProgress } from './progress.js';
import { print, withDesk, withOwner } from './with-desk.js';

const load = new Command('load')
  .description('a telephone company that does not exist, with its complaints and its people')
  .action(() => {
    if (readSettings().NODE_ENV === 'production')
      throw new Refusal('production', 'There is no demo where NODE_ENV is production.');
    return withDesk(async (desk) => {
      const progress = startProgress('loading the demo', 100);
      const { id, accounts } = await desk.get(Demo).load((done) => progress.at(Math.round(100 * done)));
      progress.end();
      const people = CAST.map(({ name, role, email, password }) => ({ name, role, email, password }));
      print({ brandId: id, board: `/board/${accounts.get('board')?.id}`, people });
    });
  });

const clear = new Command('clear')
  .description('takes the demo out of the database, its record too')
  .action(() => withOwner(async (owner) => print({ cleared: await clearDemo(owner) })));

export const demoCommand = () =>
  new Command('demo').description('something to look at: load, clear').addCommand(load).addCommand(clear);
