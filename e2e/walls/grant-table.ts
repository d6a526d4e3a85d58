import type { Rights } from './rights.js';

const rights = (door: string, desk: string, audit: string): Rights => ({ door, desk, audit });

const EVERYTHING = 'SELECT, INSERT, UPDATE, DELETE';
const NOBODY = rights('', '', '');
const ALL_MAY_CALL = rights('EXECUTE', 'EXECUTE', 'EXECUTE');
const ALL_MAY_READ = rights('SELECT', 'SELECT', 'SELECT');
const WORK = rights('', EVERYTHING, 'SELECT');
const WORK_THAT_THE_DOOR_READS = rights('SELECT', EVERYTHING, 'SELECT');
const KEYS_OF_THE_INBOX = [
  'brand_id, id, source_id, run_id, channel, external_id',
  'taken_at, outcome, ticket_id, reason',
].join(', ');

/** The wall's grant table. What is not named here must not be there: whoever adds a table says who may touch it. */
export const GRANT_TABLE: Readonly<Record<string, Rights>> = {
  'schema vault': rights('USAGE', '', 'USAGE'),
  'schema door': rights('USAGE', 'USAGE', ''),
  'schema desk': rights('USAGE', 'USAGE', 'USAGE'),
  'schema ledger': rights('USAGE', 'USAGE', 'USAGE'),
  'schema people': rights('USAGE', 'USAGE', 'USAGE'),
  'schema audit': rights('', '', 'USAGE'),
  'schema jobs_door': rights('USAGE, CREATE', '', ''),
  'schema jobs_desk': rights('', 'USAGE, CREATE', ''),
  'schema jobs_audit': rights('', '', 'USAGE, CREATE'),
  'schema public': NOBODY,

  'schema board': rights('USAGE', 'USAGE', 'USAGE'),

  'vault.reach': rights('SELECT (brand_id, post_id), INSERT', '', 'SELECT'),
  'vault.raw': rights('SELECT (brand_id, post_id), INSERT', '', 'SELECT'),

  'door.inbox': rights(
    `SELECT (${KEYS_OF_THE_INBOX}), INSERT`,
    'SELECT, UPDATE (taken_at, outcome, ticket_id, reason)',
    '',
  ),
  'door.inbox_seq_seq': NOBODY,
  'door.unreadable': rights('SELECT, INSERT, UPDATE', '', ''),
  'door.chain': rights('SELECT, INSERT, UPDATE', '', ''),

  'board.post': rights('SELECT, INSERT', 'SELECT, INSERT', 'SELECT'),

  'desk.account': WORK_THAT_THE_DOOR_READS,
  'desk.brand': WORK_THAT_THE_DOOR_READS,
  'desk.source': WORK_THAT_THE_DOOR_READS,
  'desk.source_secret': rights('SELECT', EVERYTHING, ''),
  'desk.author': WORK,
  'desk.application': WORK,
  'desk.calendar': WORK,
  'desk.calendar_feed': rights('', EVERYTHING, ''),
  'desk.contract': WORK,
  'desk.dispatch': WORK,
  'desk.former_calendar': WORK,
  'desk.gap_notice': WORK,
  'desk.loss': WORK,
  'desk.opening': WORK,
  'desk.pause': WORK,
  'desk.policy_rule': WORK,
  'desk.rota': WORK,
  'desk.rota_override': WORK,
  'desk.shift': WORK,
  'desk.webhook': rights('', EVERYTHING, ''),
  'desk.chain': rights('', 'SELECT, INSERT, UPDATE', 'SELECT'),
  'desk.clock': WORK,
  'desk.deadline': WORK,
  'desk.ladder': WORK,
  'desk.draft': WORK,
  'desk.note': WORK,
  'desk.notice': WORK,
  'desk.outgoing': WORK,
  'desk.presence': WORK,
  'desk.skip': WORK,
  'desk.policy': WORK,
  'desk.post': WORK,
  'desk.rung': WORK,
  'desk.target': WORK,
  'desk.ticket': WORK,
  'desk.word_rule': WORK,
  'desk.time_shift': ALL_MAY_READ,
  'desk.now()': ALL_MAY_CALL,
  'desk.instant(timestamp with time zone)': ALL_MAY_CALL,
  'desk.fire_due(uuid,integer)': rights('', 'EXECUTE', ''),
  'desk.gap(text)': rights('', 'EXECUTE', ''),
  'desk.opens(uuid,uuid,integer,timestamp with time zone)': rights('', 'EXECUTE', ''),
  'desk.reached(desk.rung,uuid,uuid,timestamp with time zone)': rights('', 'EXECUTE', ''),

  'ledger.event': rights('SELECT, INSERT', 'SELECT, INSERT', 'SELECT'),
  'desk.post_arrival_seq': NOBODY,
  'ledger.event_id_seq': NOBODY,
  'ledger.epoch': ALL_MAY_READ,
  'ledger.append(uuid,ledger.entry[])': rights('', 'EXECUTE', ''),
  'ledger.append_from_door(uuid,ledger.entry[])': rights('EXECUTE', '', ''),
  'ledger.bytes(uuid,uuid,bigint,text,text,timestamp with time zone,text)': ALL_MAY_CALL,
  'ledger.link(bytea,uuid,uuid,bigint,text,text,timestamp with time zone,text)': ALL_MAY_CALL,

  'people.person': rights('SELECT (id, email, name, disabled_at)', EVERYTHING, 'SELECT (id, name)'),
  'people.membership': WORK_THAT_THE_DOOR_READS,
  'people.invitation': rights('', EVERYTHING, ''),
  'people.push_subscription': rights('', EVERYTHING, ''),
  'people.session': rights('SELECT', EVERYTHING, ''),

  'public.migration': NOBODY,
  'public.migration_id_seq': NOBODY,
};
