import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { Refusal } from './platform/refusal.js';

const POSTGRES_URL = /^postgres(ql)?:\/\//;

/** All that the environment can say; `.env.example` lists the same names. */
export class Settings {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @IsString()
  HOST = '127.0.0.1';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
  LOG_LEVEL = 'info';

  /** Where the embedded PostgreSQL keeps its files. */
  @IsString()
  EVENHAND_DATA = '.data';

  /** The built web, as a folder. */
  @IsString()
  EVENHAND_WEB = 'web/dist/browser';

  /** The owner's. Absent: the embedded PostgreSQL. */
  @IsOptional()
  @Matches(POSTGRES_URL)
  DATABASE_URL?: string;

  @IsOptional()
  @Matches(POSTGRES_URL)
  DATABASE_URL_DOOR?: string;

  @IsOptional()
  @Matches(POSTGRES_URL)
  DATABASE_URL_DESK?: string;

  @IsOptional()
  @Matches(POSTGRES_URL)
  DATABASE_URL_AUDIT?: string;

  /** Addresses or networks of proxies whose X-Forwarded-* count, separated by commas. */
  @IsOptional()
  @Transform(({ value }: { value: string }) => value.split(',').map((address) => address.trim()))
  @IsString({ each: true })
  TRUSTED_PROXIES?: string[];

  /** Hosts, addresses or networks that feeds and webhooks may be at although they are not public, separated by commas. */
  @IsOptional()
  @Transform(({ value }: { value: string }) => value.split(',').map((host) => host.trim()))
  @Matches(/^[\w.:-]+(\/\d{1,3})?$/, { each: true })
  EVENHAND_ALLOW_PRIVATE_HOSTS?: string[];
}

/**
 * Reads the settings once, at start: the environment, and what only `.env` says. An empty variable counts as absent.
 * @throws Refusal with one line a setting that is wrong.
 */
export function readSettings(environment: NodeJS.ProcessEnv = withEnvFile()): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const wrong = validateSync(settings, { forbidUnknownValues: true });
  if (wrong.length === 0) return settings;
  const lines = wrong.map(
    (error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`,
  );
  throw new Refusal('settings-wrong', `These settings cannot be used:\n  ${lines.join('\n  ')}`, 400);
}

/** `.env` of the folder where we were started, if it has one; what the environment has already wins. */
function withEnvFile(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
