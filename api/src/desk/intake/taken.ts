/** What a look into a brand's inbox came to. `held`: another node is at it. */
export type Taken = 'empty' | 'held' | 'more';
