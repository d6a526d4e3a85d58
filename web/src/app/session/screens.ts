import type { Me, Role } from '@evenhand/shared/wire/session';

export type Screen =
  'queue' | 'climbing' | 'breaches' | 'accounts' | 'policies' | 'calendars' | 'ladders' | 'people' | 'audit';

/** The screens in the rail, by role; the first one is where a person lands. */
const RAIL: Readonly<Record<Role, readonly Screen[]>> = {
  agent: ['queue'],
  manager: ['queue', 'climbing', 'breaches', 'accounts', 'policies', 'calendars', 'ladders', 'people'],
  admin: ['people', 'accounts'],
  auditor: ['audit'],
};

export const screensOf = (role: Role): readonly Screen[] => RAIL[role];

/** Where somebody of that role begins in a brand. */
export function firstScreen(brand: Me['brands'][number]): readonly [string, string, Screen] {
  return ['/brands', brand.id, RAIL[brand.role][0] ?? 'queue'];
}
