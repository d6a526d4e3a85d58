/** How the ledger names a person who did something. */
export const actorOf = (personId: string): string => `person ${personId}`;
