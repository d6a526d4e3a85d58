const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** @returns null where the text is no RFC 3339 instant with an offset, or one that no calendar or our database has. */
export function instantOf(text: string): Date | null {
  const [, year, month, day] = RFC_3339.exec(text) ?? [];
  const instant = new Date(text);
  if (!year || Number.isNaN(instant.getTime()) || instant.getUTCFullYear() < 1) return null;
  // JavaScript takes 30 February for 2 March.
  return new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day) ? instant : null;
}
