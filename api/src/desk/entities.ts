import { Membership, Person, Session } from '../people/person.js';
import { Account, Brand, SourceOfPosts, SourceSecret } from './coverage/brand.js';
import { Ticket } from './tickets/ticket.js';

/** All that the desk's connection maps. */
export const DESK_ENTITIES = [
  Brand,
  Account,
  SourceOfPosts,
  SourceSecret,
  Ticket,
  Person,
  Membership,
  Session,
];
