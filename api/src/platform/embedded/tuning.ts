import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/** Settings of a server on this machine, for `-c`. The log carries no statements: they may quote people. */
export function settingsFor(port: number, memory = memoryBytes()): Record<string, string | number> {
  const quarterMb = Math.floor(memory / 4 / MB);
  return {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: `${Math.max(32, Math.min(2048, quarterMb))}MB`,
    effective_cache_size: `${Math.max(64, quarterMb * 2)}MB`,
    max_wal_size: '4GB',
    wal_compression: 'on',
    // A fresh database grows a thousandfold within a minute, and is planned for as it was counted last.
    autovacuum_naptime: '5s',
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
}

/** What this process may use: the machine's memory, or a container's limit below it. */
function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
