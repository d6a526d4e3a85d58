const BYTES = 16;

/** One key for all tries to send the same words, so that they arrive once however often somebody presses. */
export class TryKey {
  private words: string | null = null;
  private key = '';

  /** @returns the key of the tries before where they were of these words and none was taken */
  of(words: string): string {
    if (words !== this.words) {
      this.words = words;
      this.key = Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), hex).join('');
    }
    return this.key;
  }

  /** They arrived: the same words again are meant again. */
  taken(): void {
    this.words = null;
  }
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');
