import type { Me, Role } from '@evenhand/shared/wire/session';

export type Screen = 'queue' | 'breaches' | 'accounts' | 'people' | 'audit';

/** The screens in the rail, by role; the first one is where a person lands. */
const RAIL: Readonly<Record<Role, readonly Screen[]>> = {
  agent: ['queue'],
  manager: ['queue', 'breaches', 'accounts', 'people'],
  admin: ['people', 'accounts'],
  auditor: ['audit'],
};

export const screensOf = (role: Role): readonly Screen[] => RAIL[role];

/** Where somebody of that role begins in a brand. */
export function firstScreen(brand: Me['brands'][number]): readonly [string, string, Screen] {
  return ['/brands', brand.id, RAIL[brand.role][0] ?? 'queue'];
}
