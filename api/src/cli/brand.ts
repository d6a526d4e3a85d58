import { Command } from 'commander';
import { Brands } from '../desk/coverage/brands.js';
import { OPERATOR, print, withDesk } from './with-desk.js';

export const brandCommand = () =>
  new Command('brand')
    .description('brands: add, list')
    .addCommand(
      new Command('add').argument('<name>').action((name: string) =>
        withDesk(async (desk) => {
          print(await desk.get(Brands).add(name, OPERATOR));
        }),
      ),
    )
    .addCommand(
      new Command('list').action(() =>
        withDesk(async (desk) => {
          print(await desk.get(Brands).list());
        }),
      ),
    );
