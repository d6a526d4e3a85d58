import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { Brands } from '../desk/coverage/brands.js';
import { People } from '../people/people.js';
import { OPERATOR, print, withDesk } from './with-desk.js';

interface AddOptions {
  brand: string;
  email: string;
  name: string;
  role: Role;
  passwordStdin?: boolean;
  known?: boolean;
}

const add = new Command('add')
  .description('prints a password that it made, unless one is given on standard input')
  .requiredOption('--brand <name>')
  .requiredOption('--email <address>')
  .requiredOption('--name <name>', 'the name under which they speak for the brand')
  .addOption(new Option('--role <role>').choices(ROLES).default('agent'))
  .option('--password-stdin', 'read the password from standard input')
  .option('--known', 'they work here already, for another brand, and keep their password')
  .action(async ({ brand, email, name, role, passwordStdin, known }: AddOptions) => {
    const password = await givenOrMade(passwordStdin);
    await withDesk(async (desk) => {
      const { id } = await desk.get(Brands).named(brand);
      const given = { email, name, role, password, mayBeKnown: known ?? false };
      const person = await desk.get(People).add(id, given, OPERATOR);
      if (!person.isNew) console.error(`${person.email} is known already and keeps their password.`);
      print({
        id: person.id,
        email: person.email,
        name: person.name,
        role,
        ...(person.isNew && !passwordStdin && { password }),
      });
    });
  });

const list = new Command('list').requiredOption('--brand <name>').action(({ brand }: { brand: string }) =>
  withDesk(async (desk) => {
    const { id } = await desk.get(Brands).named(brand);
    print(await desk.get(People).list(id));
  }),
);

const disable = new Command('disable').argument('<email>').action((email: string) =>
  withDesk(async (desk) => {
    await desk.get(People).disable(email, OPERATOR);
    print({ email, disabled: true });
  }),
);

const password = new Command('password')
  .description('sets a new password, and ends the sessions that the old one opened')
  .argument('<email>')
  .option('--password-stdin', 'read the password from standard input')
  .action(async (email: string, { passwordStdin }: { passwordStdin?: boolean }) => {
    const made = await givenOrMade(passwordStdin);
    await withDesk(async (desk) => {
      await desk.get(People).setPassword(email, made, OPERATOR);
      print({ email, ...(!passwordStdin && { password: made }) });
    });
  });

async function givenOrMade(isOnStdin: boolean | undefined): Promise<string> {
  return isOnStdin
    ? (await text(process.stdin)).replace(/\r?\n$/, '')
    : randomBytes(12).toString('base64url');
}

export const userCommand = () =>
  new Command('user')
    .description('people: add, list, disable, password')
    .addCommand(add)
    .addCommand(list)
    .addCommand(disable)
    .addCommand(password);
