const MARKS: Readonly<Record<string, string>> = {
  '\u202a': '⟦LRE⟧',
  '\u202b': '⟦RLE⟧',
  '\u202c': '⟦PDF⟧',
  '\u202d': '⟦LRO⟧',
  '\u202e': '⟦RLO⟧',
  '\u2066': '⟦LRI⟧',
  '\u2067': '⟦RLI⟧',
  '\u2068': '⟦FSI⟧',
  '\u2069': '⟦PDI⟧',
};

/** A stranger's text with its bidirectional overrides made visible, so that it cannot pose as other text. */
export function visibleText(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => MARKS[mark] ?? mark);
}
