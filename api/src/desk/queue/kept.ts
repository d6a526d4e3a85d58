/** What takes long to find out and many ask for: found out once, and kept for a moment. */
export class Kept<T> {
  private readonly answers = new Map<string, Promise<T>>();

  constructor(private readonly keptMs: number) {}

  of(question: string, find: () => Promise<T>): Promise<T> {
    const kept = this.answers.get(question);
    if (kept) return kept;
    const found = find();
    const forget = () => this.answers.delete(question);
    this.answers.set(question, found);
    found.then(() => setTimeout(forget, this.keptMs).unref(), forget);
    return found;
  }
}
