import { Injectable, signal } from '@angular/core';
import type { NewWebhook, Webhook, WebhookMade } from '@evenhand/shared/wire/ladders';
import { firstValueFrom } from 'rxjs';
import { BrandList } from '../session/brand-list.js';

/** The rooms into which a brand's ladders can write. */
@Injectable()
export class Webhooks extends BrandList<readonly Webhook[]> {
  /** The last that was sent to, and how it went. */
  readonly tried = signal<{ readonly id: string; readonly isDone: boolean } | null>(null);

  constructor() {
    super('webhooks');
  }

  async add(webhook: NewWebhook): Promise<WebhookMade> {
    const made = await firstValueFrom(this.http.post<WebhookMade>(this.path('webhooks'), webhook));
    void this.read();
    return made;
  }

  async try({ id }: Webhook): Promise<void> {
    this.tried.set(null);
    const isDone = await this.changed(() =>
      firstValueFrom(this.http.post(this.path(`webhooks/${id}/tries`), {})),
    );
    this.tried.set({ id, isDone });
  }

  retire({ id }: Webhook): Promise<boolean> {
    return this.changed(() => firstValueFrom(this.http.delete(this.path(`webhooks/${id}`))));
  }
}
