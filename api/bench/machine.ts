import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { rounded } from './figures.js';

/** What the figures are taken on; called before, `load` tells what else the machine was doing. */
export function machine(): Readonly<Record<string, string | number>> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    load: rounded(loadavg()[0] ?? NaN),
    postgres: '18, embedded, fsync on',
  };
}
