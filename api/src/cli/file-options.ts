import { Command, Option } from 'commander';
import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { CHANNELS, type Channel } from '@evenhand/shared/wire/channel';
import type { MetAccount } from '../channels/file/receive/given.js';
import { FILE_FORMATS, type FileFormat } from '../channels/file/receive/read-file.js';
import { Brands } from '../desk/coverage/brands.js';
import { wellFormed } from '../door/well-formed.js';
import { LIMITS } from '../platform/limits.js';
import { Refusal } from '../platform/refusal.js';
import { OPERATOR } from './with-desk.js';

/** What `import` and `replay` share. */
export interface FileOptions {
  readonly format?: FileFormat;
  readonly brand: string;
  readonly account: readonly string[];
}

/** Where the posts of files come in; it has no secret, so that nothing else can use it. */
const FILES = 'files';

export const withFileOptions = (command: Command) =>
  command
    .argument('<file>')
    .addOption(new Option('--format <format>', 'default: by the name, .csv is twcs').choices(FILE_FORMATS))
    .option('--brand <name>', 'made if it is not there', 'imported')
    .option('--account <handle...>', "the brand's accounts; default: all that the file meets", []);

/** The brand with its accounts and the source for files, each made where it is not there. */
export async function standIn(
  desk: INestApplicationContext,
  { brand: name }: FileOptions,
  met: readonly MetAccount[],
): Promise<{ brandId: string; sourceId: string }> {
  const brands = desk.get(Brands);
  const brand = (await brands.list()).find((one) => one.name === name) ?? (await brands.add(name, OPERATOR));
  const known = new Set((await brands.accounts(brand.id)).flatMap((one) => namesOf(one.channel, one)));
  for (const { channel, externalId } of met) {
    if (!isChannel(channel) || !canBeName(externalId) || known.has(nameOf(channel, externalId))) continue;
    const account = { channel, externalId, handle: handleOf(channel, externalId), ownerId: null };
    await brands.addAccount(brand.id, account, OPERATOR);
    known.add(nameOf(channel, externalId));
  }
  const source = (await brands.sources(brand.id)).find((one) => one.name === FILES);
  const sourceId = source?.id ?? (await brands.addSource(brand.id, FILES, OPERATOR)).source.id;
  return { brandId: brand.id, sourceId };
}

/** What is none makes no account: the door says so of its lines. */
const isChannel = (channel: string): channel is Channel => (CHANNELS as readonly string[]).includes(channel);
const canBeName = (name: string) =>
  name.trim() !== '' && name.length < LIMITS.nameLength && wellFormed(name) === name;

const nameOf = (channel: string, name: string) => `${channel} ${name.replace(/^@/, '').toLowerCase()}`;
const namesOf = (channel: string, account: { externalId: string; handle: string }) => [
  nameOf(channel, account.externalId),
  nameOf(channel, account.handle),
];
const handleOf = (channel: string, externalId: string) =>
  channel === 'email' || externalId.startsWith('@') ? externalId : `@${externalId}`;

/** Waits in a command; no promise is timed by it. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const deskOf = (desk: INestApplicationContext) => desk.get<DataSource>(getDataSourceToken('desk'));

export function refuseEmpty(file: string, posts: readonly unknown[]): void {
  if (posts.length === 0) throw new Refusal('file-empty', `${file}: it holds no posts.`, 400);
}
