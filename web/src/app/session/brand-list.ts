import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Attempt } from './attempt.js';
import { Reading } from './reading.js';

/** What a brand has of a kind, and what is done with it, one thing at a time. */
export abstract class BrandList<T extends object> {
  readonly list = new Reading<T>();
  readonly change = new Attempt();

  protected readonly http = inject(HttpClient);
  private brandId = '';

  /** @param at where the list stands, under the brand */
  constructor(private readonly at: string) {}

  open(brandId: string): Promise<void> {
    this.brandId = brandId;
    this.list.value.set(null);
    return this.read();
  }

  read(): Promise<void> {
    return this.list.from(() => this.ask());
  }

  /** Again, while it stands on the screen. */
  reread(): Promise<void> {
    return this.change.isBusy() ? Promise.resolve() : this.list.again(() => this.ask());
  }

  /** Read again also after a refusal: what is shown may not be so any more. */
  protected async changed(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await this.change.at(work);
    await this.read();
    return isDone;
  }

  protected ask(): Promise<T> {
    return firstValueFrom(this.http.get<T>(this.path(this.at)));
  }

  /** @param rest what follows the brand in the address */
  protected path(rest: string): string {
    return `/api/brands/${this.brandId}/${rest}`;
  }
}
