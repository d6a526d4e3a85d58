/** What the public sees of a brand's board. Numbers of telephones and cards are masked. */
export interface BoardPost {
  readonly id: string;
  readonly kind: 'complaint' | 'more' | 'answer' | 'solved' | 'reopened' | 'confirmed';
  readonly name: string;
  readonly text: string;
  readonly at: string;
}

export interface BoardThread {
  /** The complaint's id. */
  readonly id: string;
  readonly posts: readonly BoardPost[];
  readonly isAnswered: boolean;
  readonly isSolved: boolean;
  /** It was called solved, is worked on again, and nobody has answered since. */
  readonly isReopened: boolean;
  readonly isConfirmed: boolean;
}

/** `GET /api/board/{account}?after=`: the newest complaints first. */
export interface BoardPage {
  readonly brand: string;
  readonly account: string;
  readonly threads: readonly BoardThread[];
  readonly next: string | null;
}

/** `GET /api/board/{account}/complaints/{complaint}`; with the secret as a bearer token, `isYours`. */
export interface BoardThreadPage {
  readonly brand: string;
  readonly account: string;
  readonly thread: BoardThread;
  readonly isYours: boolean;
}

/** `POST /api/board/{account}/complaints` */
export interface NewComplaint {
  readonly name: string;
  readonly text: string;
}

/** Its answer. Whoever has the path, with its secret behind the #, is the one who complained. */
export interface ComplaintMade {
  readonly id: string;
  readonly path: string;
}

/** `POST …/complaints/{complaint}/posts` and `POST …/complaints/{complaint}/confirmation`, with the secret as a bearer token. */
export interface MoreToSay {
  readonly text: string;
}
