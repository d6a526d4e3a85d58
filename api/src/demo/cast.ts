import type { Channel } from '@evenhand/shared/wire/channel';
import type { DemoPerson } from '@evenhand/shared/wire/demo';
import type { Role } from '@evenhand/shared/wire/session';

/** A telephone company that does not exist, and the people who work there. */
export const BRAND = 'Fabeltel';

/** Known to everybody, so they work with the demo alone, and never in production. */
const PASSWORD = 'evenhand-demo';

const person = (name: string, role: Role): DemoPerson => ({
  name,
  role,
  email: `${name
    .split(' ')[0]
    ?.normalize('NFD')
    .replace(/\P{ASCII}/gu, '')
    .toLowerCase()}@fabeltel.example`,
  password: PASSWORD,
});

export const CAST: readonly DemoPerson[] = [
  person('Ana Ferreira', 'agent'),
  person('Ben Whitaker', 'agent'),
  person('Bram Verstraete', 'agent'),
  person('Chloé Lambert', 'agent'),
  person('Mara Okonkwo', 'manager'),
  person('Sam Lindgren', 'admin'),
  person('Odile Marchand', 'auditor'),
];

export const OWNER = 'Mara Okonkwo';

interface DemoAccount {
  readonly channel: Channel;
  readonly handle: string;
}

export const ACCOUNTS: readonly DemoAccount[] = [
  { channel: 'board', handle: 'Fabeltel Help' },
  { channel: 'x', handle: '@FabeltelCares' },
  { channel: 'facebook', handle: 'Fabeltel' },
  { channel: 'mastodon', handle: '@FabeltelCares@social.example' },
  { channel: 'bluesky', handle: '@fabeltel.example' },
];
