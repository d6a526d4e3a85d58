import { breaches } from './en/breaches.js';
import { accounts } from './en/accounts.js';
import { people } from './en/people.js';
import { climbing } from './en/climbing.js';
import { ladders } from './en/ladders.js';
import { rotas } from './en/rotas.js';
import { calendars } from './en/calendars.js';
import { policies } from './en/policies.js';

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
