import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { DemoOffer } from '@evenhand/shared/wire/demo';
import { firstValueFrom } from 'rxjs';

const LOOK_AGAIN_MS = 1000;

/** The demo, where there may be one. */
@Injectable()
export class Demonstration {
  /** Null until it is known. */
  readonly demo = signal<DemoOffer | null>(null);

  private readonly http = inject(HttpClient);

  async look(): Promise<void> {
    try {
      this.demo.set(await firstValueFrom(this.http.get<DemoOffer>('/api/demo')));
    } catch {
      // Not now: the screen does without.
    }
  }

  /** Loads it, telling how far it is; resolves when it is there. Rejects when the server refuses or gives up. */
  async load(): Promise<void> {
    await firstValueFrom(this.http.post('/api/demo', {}));
    let wasLoading = false;
    do {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      await this.look();
      const state = this.demo()?.state;
      if (wasLoading && state === 'absent') throw new Error('The demo was given up.');
      wasLoading ||= state === 'loading';
    } while (this.demo()?.state !== 'loaded');
  }
}
