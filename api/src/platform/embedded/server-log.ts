import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LARGEST_BYTES = 5 * 1024 * 1024;

/** The server's log under `home`; what an attempt to start added to it can be read back. */
export class ServerLog {
  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private readonly begin: number,
  ) {}

  static async openIn(home: string): Promise<ServerLog> {
    const path = join(home, 'postgres.log');
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > LARGEST_BYTES) await rename(path, join(home, 'postgres.old.log'));
    const handle = await open(path, 'a+', 0o600);
    return new ServerLog(path, handle, (await handle.stat()).size);
  }

  get fd(): number {
    return this.handle.fd;
  }

  async added(): Promise<string> {
    const length = Math.min((await this.handle.stat()).size - this.begin, 64 * 1024);
    const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(length), 0, length, this.begin);
    return buffer.toString('utf8', 0, bytesRead);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
