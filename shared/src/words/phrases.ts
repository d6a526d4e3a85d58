/** Lower case, with nothing but letters and digits, and one space between and around words. */
export const asWords = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Whether one of the phrases stands in one of the texts, as whole words; both as `asWords` gives them. */
export function sayOneOf(texts: readonly string[], phrases: readonly string[]): boolean {
  return phrases.some((phrase) => phrase.trim() !== '' && texts.some((text) => text.includes(phrase)));
}

/** A text, folded once for many phrases that are looked for in it. */
export class Said {
  private readonly text: string;
  private readonly words: ReadonlySet<string>;

  constructor(text: string) {
    this.text = asWords(text);
    this.words = new Set(this.text.trim().split(' '));
  }

  /** Whether one of the phrases stands in it, as whole words. */
  has(phrases: readonly Phrase[]): boolean {
    return phrases.some(({ folded, words }) => {
      if (words.length === 0 || !words.every((word) => this.words.has(word))) return false;
      return words.length === 1 || this.text.includes(folded);
    });
  }
}

/** Words to be looked for, folded once for many texts. */
export interface Phrase {
  readonly folded: string;
  readonly words: readonly string[];
}

export function phraseOf(text: string): Phrase {
  const folded = asWords(text);
  return { folded, words: folded.split(' ').filter((word) => word !== '') };
}
