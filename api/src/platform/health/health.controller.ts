import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
} from '@nestjs/terminus';
import { Open } from '../http/open.js';
import { FeedLag } from './feed-lag.js';

/** Beyond this, live screens stand still long enough for people to notice. */
const LAG_ALLOWED_MS = 30_000;

@ApiTags('health')
@Open('machines ask, and hear nothing of anybody')
@Controller('health')
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly databases: TypeOrmHealthIndicator,
    private readonly indicators: HealthIndicatorService,
    private readonly lag: FeedLag,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    const feed = this.indicators.check('feed');
    const said = { lagMs: this.lag.lagMs };
    return this.checks.check([
      () => this.databases.pingCheck('database', { connection: this.lag.desk, timeout: 2_000 }),
      () => (said.lagMs > LAG_ALLOWED_MS ? feed.down(said) : feed.up(said)),
    ]);
  }
}
