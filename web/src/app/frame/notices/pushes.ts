import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { PushChoice, PushSubscribed } from '@evenhand/shared/wire/notices';
import { firstValueFrom } from 'rxjs';

const WORKER = '/push-worker.js';
const URL = '/api/me/push-subscription';

/** Whether this browser wakes up for a notice while no page is open. */
@Injectable()
export class Pushes {
  private readonly http = inject(HttpClient);
  private publicKey: string | null = null;

  /** The browser can, over a line that nobody else reads, and the server has the keys for it. */
  async isAvailable(): Promise<boolean> {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !isSecureContext) return false;
    try {
      this.publicKey = (await firstValueFrom(this.http.get<PushChoice>(URL))).publicKey;
    } catch {
      return false;
    }
    return this.publicKey !== null;
  }

  /** Whoever has signed in anew is told in their new session, where they have asked for it before. */
  async goOn(): Promise<void> {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    if (await this.isAvailable()) await this.isOn();
  }

  async isOn(): Promise<boolean> {
    const subscription = await this.subscription();
    if (subscription) await this.tell(subscription);
    return subscription !== null;
  }

  async isAllowed(): Promise<boolean> {
    return (await Notification.requestPermission()) === 'granted';
  }

  async start(): Promise<void> {
    await navigator.serviceWorker.register(WORKER);
    const { pushManager } = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: this.publicKey };
    await this.tell(await pushManager.subscribe(options));
  }

  async stop(): Promise<void> {
    const subscription = await this.subscription();
    if (!subscription) return;
    await firstValueFrom(this.http.delete(URL, { body: { endpoint: subscription.endpoint } }));
    await subscription.unsubscribe();
  }

  private async subscription(): Promise<PushSubscription | null> {
    const worker = await navigator.serviceWorker.getRegistration(WORKER);
    return (await worker?.pushManager.getSubscription()) ?? null;
  }

  private async tell(subscription: PushSubscription): Promise<void> {
    const { endpoint, keys } = subscription.toJSON();
    const body: PushSubscribed = {
      endpoint: endpoint ?? '',
      p256dh: keys?.['p256dh'] ?? '',
      auth: keys?.['auth'] ?? '',
    };
    await firstValueFrom(this.http.put(URL, body));
  }
}
