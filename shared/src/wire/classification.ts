/** `PUT …/tickets/{ticket}/classification`. The policy is matched again, and used time is kept. */
export interface Classification {
  readonly topic: string;
  /** 1 to 4. */
  readonly severity: number;
  /** Why. */
  readonly words: string;
}

/** `GET …/tickets/{ticket}/classification`: what it may be changed to. */
export interface ClassificationChoices {
  readonly topics: readonly string[];
  /** The names that the brand declared; none where it has no list. */
  readonly contracts: readonly string[];
}

/**
 * `PUT …/tickets/{ticket}/contract`: what its customer has bought, for this ticket and their next ones. The policy is
 * matched again, as with a classification. Answered by 204.
 */
export interface ContractSaid {
  /** A name on the brand's list. */
  readonly contract: string | null;
  readonly words?: string;
}
