import { Command, Option } from 'commander';
import { CHANNELS, type Channel } from '@evenhand/shared/wire/channel';
import { Brands } from '../desk/coverage/brands.js';
import { FIRST_PROMISES } from '../desk/sla/default-policy.js';
import { People } from '../people/people.js';
import { minutes } from './arguments.js';
import { OPERATOR, print, withDesk } from './with-desk.js';

interface AddOptions {
  brand: string;
  channel: Channel;
  externalId?: string;
  owner?: string;
  firstResponse: number;
  resolution: number;
  repeat: number;
}

const { firstResponseMinutes, resolutionMinutes, repeatMinutes } = FIRST_PROMISES;

const add = new Command('add')
  .argument('<handle>', 'as people write it, with or without the @')
  .requiredOption('--brand <name>')
  .addOption(new Option('--channel <channel>').choices(CHANNELS).default('x'))
  .option('--external-id <id>', "the channel's own id of it (default: the handle without the @)")
  .option('--owner <email>', 'who is told when a promise is broken')
  .option('--first-response <minutes>', 'the target of the first response', minutes, firstResponseMinutes)
  .option('--resolution <minutes>', 'the target of the resolution', minutes, resolutionMinutes)
  .option('--repeat <minutes>', 'how often the owner is told again', minutes, repeatMinutes)
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
        promises: {
          firstResponseMinutes: options.firstResponse,
          resolutionMinutes: options.resolution,
          repeatMinutes: options.repeat,
        },
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
