import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Me } from '@evenhand/shared/wire/session';
import { firstValueFrom } from 'rxjs';

const ASK_AGAIN_MS = 3000;

/** The cookie that comes and goes with the session; the session's own cannot be read here. */
const hasSession = () => document.cookie.includes('XSRF-TOKEN=');

/** Who sits before this browser. The server decides; this is only what it said last. */
@Injectable({ providedIn: 'root' })
export class Session {
  /** `undefined` until the server has said who it is, `null` when it is nobody. */
  readonly me = signal<Me | null | undefined>(undefined);
  readonly isUnreachable = signal(false);
  readonly brands = computed(() => this.me()?.brands ?? []);

  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private asking: Promise<Me | null> | undefined;

  /** Who it is, asked once; goes on asking while the server does not answer. */
  known(): Promise<Me | null> {
    const me = this.me();
    if (me !== undefined) return Promise.resolve(me);
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** A session was opened in some other way than with this form. */
  opened(me: Me): void {
    this.me.set(me);
  }

  /** Asks whether the session still stands, and who it is by now; leads to the sign-in screen if it does not. */
  async check(): Promise<void> {
    if (!this.me() || this.asking) return;
    this.asking = this.ask().finally(() => (this.asking = undefined));
    if ((await this.asking) === null) await this.ended();
  }

  async signIn(email: string, password: string): Promise<void> {
    this.me.set(await firstValueFrom(this.http.post<Me>('/api/session', { email, password })));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    await this.ended();
  }

  /** The server no longer knows this session. */
  async ended(): Promise<void> {
    if (this.me() === null) return;
    const next = this.router.url;
    this.me.set(null);
    await this.router.navigate(['/sign-in'], { queryParams: next === '/' ? {} : { next } });
  }

  private async ask(): Promise<Me | null> {
    for (;;) {
      if (!hasSession()) return this.nobody();
      try {
        const me = await firstValueFrom(this.http.get<Me>('/api/session'));
        this.isUnreachable.set(false);
        this.me.set(me);
        return me;
      } catch (error) {
        if (error instanceof HttpErrorResponse && error.status === 401) {
          this.isUnreachable.set(false);
          return this.nobody();
        }
        this.isUnreachable.set(true);
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }

  private nobody(): null {
    if (this.me() === undefined) this.me.set(null);
    return null;
  }
}
