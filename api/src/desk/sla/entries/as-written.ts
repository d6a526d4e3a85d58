/** An instant of the reckoning in milliseconds as the ledger writes it; null for never. */
export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A share to thousandths. */
export const rounded = (share: number): number => Math.round(share * 1_000) / 1_000;
