import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appends to the chains whose heads stand in one table: the desk's, or the door's own. */
const append = (name: string, heads: string) => `
  create function ledger.${name}(brand uuid, entries ledger.entry[]) returns void
  language plpgsql as $$
  declare
    present_epoch int := (select number from ledger.epoch);
    rounds int;
  begin
    insert into ${heads} (brand_id, id)
      select distinct brand, e.chain from unnest(entries) e
       where not exists (select from ${heads} h where h.brand_id = brand and h.id = e.chain)
       order by 2
      on conflict do nothing;
    perform from ${heads} h
      where h.brand_id = brand and h.id in (select e.chain from unnest(entries) e)
      order by h.id for no key update;
    select max(n) into rounds from (select count(*) n from unnest(entries) e group by e.chain) per_chain;
    for this_round in 1 .. coalesce(rounds, 0) loop
      with numbered as (
        select e.*, row_number() over (partition by e.chain order by e.place) as round
          from unnest(entries) with ordinality as e (chain, kind, actor, at, body, place)
      ), moved as (
        update ${heads} h
           set seq = h.seq + 1,
               hash = ledger.link(h.hash, brand, h.id, h.seq + 1, n.kind, n.actor, n.at, n.body)
          from numbered n
         where n.round = this_round and h.brand_id = brand and h.id = n.chain
        returning h.id as chain, h.seq, n.kind, n.actor, n.at, n.body, h.hash, n.place
      )
      insert into ledger.event (brand_id, chain, seq, kind, actor, at, body, hash, epoch)
        select brand, chain, seq, kind, actor, at, body::json, hash, present_epoch from moved order by place;
    end loop;
  end $$;
`;

const headTable = (name: string) => `
  create table ${name} (
    brand_id uuid not null,
    id uuid not null,
    seq bigint not null default 0,
    hash bytea not null default '\\x0000000000000000000000000000000000000000000000000000000000000000',
    primary key (brand_id, id)
  ) with (fillfactor = 70);
`;

/** One event record: timeline, audit trail, feed and proof at once. The bytes are laid down in docs/ledger.md. */
export class Ledger1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger.epoch (is_only boolean primary key default true check (is_only), number int not null default 1);
      insert into ledger.epoch default values;

      create table ledger.event (
        brand_id uuid not null,
        chain uuid not null,
        seq bigint not null,
        kind text not null check (kind !~ '[\\n\\r]'),
        actor text not null check (actor !~ '[\\n\\r]'),
        at timestamptz not null,
        body json not null,
        hash bytea not null,
        epoch int not null,
        xid xid8 not null default pg_current_xact_id(),
        id bigint not null generated always as identity,
        primary key (brand_id, chain, seq)
      );
      create index event_feed on ledger.event (brand_id, epoch, xid, id);

      create type ledger.entry as (chain uuid, kind text, actor text, at timestamptz, body text);

      create function ledger.bytes(brand uuid, chain uuid, seq bigint, kind text, actor text, at timestamptz, body text)
      returns bytea language plpgsql immutable strict parallel safe as $$
      begin
        return '\\x01'::bytea || uuid_send(brand) || uuid_send(chain) || int8send(seq)
          || int8send((extract(epoch from at) * 1000000)::bigint)
          || int4send(octet_length(kind)) || convert_to(kind, 'UTF8')
          || int4send(octet_length(actor)) || convert_to(actor, 'UTF8')
          || convert_to(body, 'UTF8');
      end $$;

      create function ledger.link(
        previous bytea, brand uuid, chain uuid, seq bigint, kind text, actor text, at timestamptz, body text)
      returns bytea language plpgsql immutable strict parallel safe as $$
      begin
        return sha256(previous || ledger.bytes(brand, chain, seq, kind, actor, at, body));
      end $$;
    `);
    await runner.query(headTable('desk.chain') + headTable('door.chain'));
    await runner.query(append('append', 'desk.chain') + append('append_from_door', 'door.chain'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ledger.append, ledger.append_from_door, ledger.link, ledger.bytes;
      drop table desk.chain, door.chain, ledger.event, ledger.epoch;
      drop type ledger.entry;
    `);
  }
}
