import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { Brands } from '../desk/coverage/brands.js';
import { Intake } from '../desk/intake/intake.js';
import { UnreadableList } from '../door/unreadable-list.js';
import { print, withDesk } from './with-desk.js';

const verb = (
  name: string,
  about: string,
  run: (desk: INestApplicationContext, brandId: string) => Promise<unknown>,
) =>
  new Command(name)
    .description(about)
    .requiredOption('--brand <name>')
    .action(({ brand }: { brand: string }) =>
      withDesk(async (desk) => {
        const { id } = await desk.get(Brands).named(brand);
        print(await run(desk, id));
      }),
    );

const list = verb('list', 'with the field and the reason', (desk, id) => desk.get(UnreadableList).list(id));

const retry = verb('retry', 'after a fix', async (desk, id) => ({
  ...(await desk.get(UnreadableList).retry(id)),
  putBack: await desk.get(Intake).putBack(id),
}));

export const unreadableCommand = () =>
  new Command('unreadable')
    .description('what could be neither read nor stored: list, retry')
    .addCommand(list)
    .addCommand(retry);
