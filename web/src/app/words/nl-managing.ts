import { breaches } from './nl/breaches.js';
import { accounts } from './nl/accounts.js';
import { people } from './nl/people.js';
import { climbing } from './nl/climbing.js';
import { ladders } from './nl/ladders.js';
import { rotas } from './nl/rotas.js';
import { calendars } from './nl/calendars.js';
import { policies } from './nl/policies.js';

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
