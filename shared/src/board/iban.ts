const LIKE_IBAN = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,30}/g;
const SHORTEST = 15;
const SIGNS = /[A-Za-z0-9]/g;
const SIGN = /[A-Za-z0-9]/;

/** All of an account number but its country and its last two signs; what fails the check of ISO 13616 stays. */
export function hideIbans(text: string): string {
  return text.replace(LIKE_IBAN, (like) => {
    const end = endOfIban(like);
    return end === null ? like : dots(like.slice(0, end)) + like.slice(end);
  });
}

/** The text runs on behind the number, in words that look like more of it: the check says where it ends. */
function endOfIban(like: string): number | null {
  const ends = [...like.matchAll(SIGNS)].map(({ index }) => index + 1).slice(SHORTEST - 1);
  const atWordEnd = ends.filter((end) => !SIGN.test(like[end] ?? ' '));
  return atWordEnd.find((end) => isIban(like.slice(0, end).replace(/[^A-Za-z0-9]/g, ''))) ?? null;
}

function isIban(compact: string): boolean {
  const turned = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const sign of turned) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function dots(iban: string): string {
  const last = iban.length - 2;
  return iban.replace(SIGNS, (sign, at: number) => (at >= 2 && at < last ? '•' : sign));
}
