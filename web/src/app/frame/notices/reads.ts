import { HttpClient } from '@angular/common/http';
import { effect, inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../session/session.js';
import { Locale } from '../../ui/locale.js';
import { recall, remember } from '../../ui/remembered.js';

/** Tells the server in which language the viewer reads, once and whenever it changes: so are they written to. */
@Injectable()
export class Reads {
  private readonly http = inject(HttpClient);

  constructor() {
    const [session, locale] = [inject(Session), inject(Locale)];
    effect(() => {
      const me = session.me();
      if (me) void this.tell(`${me.id} ${locale.language()}`, locale.language());
    });
  }

  private async tell(said: string, language: string): Promise<void> {
    if (recall('reads') === said) return;
    try {
      await firstValueFrom(this.http.put('/api/me/language', { language }));
      remember('reads', said);
    } catch {
      // It is said again with the next page.
    }
  }
}
