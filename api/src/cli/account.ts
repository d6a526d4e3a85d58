import { Command, Option } from 'commander';
import { CHANNELS, type Channel } from '@evenhand/shared/wire/channel';
import { Brands } from '../desk/coverage/brands.js';
import type { Promises } from '../desk/sla/policies/default-policy.js';
import { People } from '../people/people.js';
import { minutes } from './arguments.js';
import { OPERATOR, print, withDesk } from './with-desk.js';

interface AddOptions {
  brand: string;
  channel: Channel;
  externalId?: string;
  owner?: string;
  firstResponse?: number;
  resolution?: number;
  repeat?: number;
}

const add = new Command('add')
  .argument('<handle>', 'as people write it, with or without the @')
  .requiredOption('--brand <name>')
  .addOption(new Option('--channel <channel>').choices(CHANNELS).default('x'))
  .option('--external-id <id>', "the channel's own id of it (default: the handle without the @)")
  .option('--owner <email>', 'who is told when a promise is broken')
  .option(
    '--first-response <minutes>',
    'the target of the first response; with any of these three it has a policy of its own',
    minutes,
  )
  .option('--resolution <minutes>', 'the target of the resolution', minutes)
  .option('--repeat <minutes>', 'how often the owner is told again', minutes)
  .action((handle: string, options: AddOptions) =>
    withDesk(async (desk) => {
      const brands = desk.get(Brands);
      const brand = await brands.named(options.brand);
      const owner = options.owner ? await desk.get(People).withEmail(options.owner) : null;
      const account = {
        channel: options.channel,
        externalId: options.externalId ?? handle.replace(/^@/, ''),
        handle,
        ownerId: owner?.id ?? null,
        ...promised(options),
      };
      print(await brands.addAccount(brand.id, account, OPERATOR));
    }),
  );

const list = new Command('list').requiredOption('--brand <name>').action(({ brand }: { brand: string }) =>
  withDesk(async (desk) => {
    const brands = desk.get(Brands);
    print(await brands.accounts((await brands.named(brand)).id));
  }),
);

export const accountCommand = () =>
  new Command('account').description("a brand's accounts: add, list").addCommand(add).addCommand(list);

/** None is given: it joins the brand's default policy. */
function promised({ firstResponse, resolution, repeat }: AddOptions): { promises?: Partial<Promises> } {
  const promises = {
    ...(firstResponse !== undefined && { firstResponseMinutes: firstResponse }),
    ...(resolution !== undefined && { resolutionMinutes: resolution }),
    ...(repeat !== undefined && { repeatMinutes: repeat }),
  };
  return Object.keys(promises).length > 0 ? { promises } : {};
}
