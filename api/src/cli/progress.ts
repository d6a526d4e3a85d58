const WIDTH = 30;

/** A bar on standard error where it is a terminal; else nothing until the end. */
export function startProgress(what: string, total: number): { at(done: number): void; end(): void } {
  const isTerminal = process.stderr.isTTY;
  const bar = (done: number) => {
    const full = Math.round((WIDTH * done) / Math.max(1, total));
    return `${what} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done} of ${total}`;
  };
  return {
    at: (done) => {
      if (isTerminal) process.stderr.write(`\r${bar(done)}`);
    },
    end: () => {
      process.stderr.write(isTerminal ? '\n' : `${what}: ${total} read\n`);
    },
  };
}
