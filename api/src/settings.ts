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

  /** Where people reach this installation, for links in messages. Absent: the address that the server binds. */
  @IsOptional()
  @Matches(/^https?:\/\/[^\s?#]+$/)
  EVENHAND_URL?: string;

  /** `smtp://` or `smtps://`, with name and password where the server asks for them. Absent: no e-mail. */
  @IsOptional()
  @Matches(/^smtps?:\/\//)
  EVENHAND_SMTP_URL?: string;

  /** Whom mails come from: an address, or `Evenhand <evenhand@example.com>`. */
  @IsOptional()
  @Matches(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/)
  EVENHAND_MAIL_FROM?: string;

  /** A pair from `evenhand push keys`. Absent: no web push. */
  @IsOptional()
  @Matches(/^[\w-]{87}$/)
  EVENHAND_VAPID_PUBLIC?: string;

  @IsOptional()
  @Matches(/^[\w-]{43}$/)
  EVENHAND_VAPID_PRIVATE?: string;

  /** Whom a push service may write to. */
  @Matches(/^(mailto:|https:\/\/)/)
  EVENHAND_VAPID_SUBJECT = 'mailto:evenhand@localhost';

  /** For so long after the first, what is told to the same person the same way goes into one message. */
  @Type(() => Number)
  @Min(0)
  @Max(600)
  EVENHAND_GATHER_SECONDS = 2;

  /** And so long after a message, at the soonest, the next one goes to the same person the same way. */
  @Type(() => Number)
  @Min(0)
  @Max(3600)
  EVENHAND_REST_SECONDS = 30;

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
