import { breaches } from './fr/breaches.js';
import { accounts } from './fr/accounts.js';
import { people } from './fr/people.js';
import { climbing } from './fr/climbing.js';
import { ladders } from './fr/ladders.js';
import { rotas } from './fr/rotas.js';
import { calendars } from './fr/calendars.js';
import { policies } from './fr/policies.js';

export const words = {
  breaches,
  accounts,
  people,
  climbing,
  ladders,
  rotas,
  calendars,
  policies,
};
