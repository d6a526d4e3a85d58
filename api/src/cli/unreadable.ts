import { Command } from 'commander';
import { Brands } from '../desk/coverage/brands.js';
import { UnreadableList } from '../door/unreadable-list.js';
import { print, withDesk } from './with-desk.js';

const verb = (
  name: string,
  about: string,
  run: (list: UnreadableList, brandId: string) => Promise<unknown>,
) =>
  new Command(name)
    .description(about)
    .requiredOption('--brand <name>')
    .action(({ brand }: { brand: string }) =>
      withDesk(async (desk) => {
        const { id } = await desk.get(Brands).named(brand);
        print(await run(desk.get(UnreadableList), id));
      }),
    );

export const unreadableCommand = () =>
  new Command('unreadable')
    .description('what the door could not read: list, retry')
    .addCommand(verb('list', 'with the field and the reason', (list, id) => list.list(id)))
    .addCommand(verb('retry', 'after a fix', (list, id) => list.retry(id)));
