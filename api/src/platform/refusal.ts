/** What is wrong, by field. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** The domain says no, in a sentence that the person who asked can act on. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    sentence: string,
    readonly status = 422,
    readonly fields?: readonly FieldProblem[],
  ) {
    super(sentence);
  }
}

/** Not now: there was too much of it. */
export class TooOften extends Refusal {
  constructor(
    sentence: string,
    readonly waitSeconds: number,
  ) {
    super('too-often', sentence, 429);
  }
}

/** Not there, or not this person's to know about: the two look the same from outside. */
export class NotFound extends Refusal {
  constructor(what: string) {
    super('not-found', `There is no ${what} here.`, 404);
  }
}
