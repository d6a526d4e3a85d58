import { Command } from 'commander';
import { Brands } from '../desk/coverage/brands.js';
import { OPERATOR, print, withDesk } from './with-desk.js';

const add = new Command('add')
  .description('prints the secret for signatures and the token for reads, this once')
  .argument('<name>')
  .requiredOption('--brand <name>')
  .action((name: string, options: { brand: string }) =>
    withDesk(async (desk) => {
      const brands = desk.get(Brands);
      const brand = await brands.named(options.brand);
      const { source, secret, token } = await brands.addSource(brand.id, name, OPERATOR);
      print({
        id: source.id,
        name,
        brand: brand.name,
        path: `/api/intake/${source.id}/posts`,
        secret,
        token,
      });
    }),
  );

const list = new Command('list').requiredOption('--brand <name>').action(({ brand }: { brand: string }) =>
  withDesk(async (desk) => {
    const brands = desk.get(Brands);
    print(await brands.sources((await brands.named(brand)).id));
  }),
);

export const sourceCommand = () =>
  new Command('source')
    .description('what may put posts through the door: add, list')
    .addCommand(add)
    .addCommand(list);
