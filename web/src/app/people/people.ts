import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type {
  Invitation,
  InvitationMade,
  Member,
  NewInvitation,
  PeopleList,
} from '@evenhand/shared/wire/people';
import type { Role } from '@evenhand/shared/wire/session';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { Reading } from '../session/reading.js';

/** The people of one brand, and what an admin does with them. */
@Injectable()
export class People {
  readonly list = new Reading<PeopleList>();
  readonly change = new Attempt();
  readonly members = computed(() => this.list.value()?.members ?? []);
  readonly invitations = computed(() => this.list.value()?.invitations ?? []);

  private readonly http = inject(HttpClient);
  private brandId = '';

  open(brandId: string): Promise<void> {
    this.brandId = brandId;
    this.list.value.set(null);
    return this.read();
  }

  read(): Promise<void> {
    return this.list.from(() => firstValueFrom(this.http.get<PeopleList>(this.path('people'))));
  }

  /** Again, while it stands on the screen. */
  reread(): Promise<void> {
    if (this.change.isBusy()) return Promise.resolve();
    return this.list.again(() => firstValueFrom(this.http.get<PeopleList>(this.path('people'))));
  }

  async invite(who: NewInvitation): Promise<InvitationMade> {
    const made = await firstValueFrom(this.http.post<InvitationMade>(this.path('invitations'), who));
    void this.read();
    return made;
  }

  withdraw({ id }: Invitation): Promise<boolean> {
    return this.changed(() => firstValueFrom(this.http.delete(this.path(`invitations/${id}`))));
  }

  changeRole({ id }: Member, role: Role): Promise<boolean> {
    return this.changed(() => firstValueFrom(this.http.patch(this.path(`people/${id}`), { role })));
  }

  async remove({ id }: Member): Promise<void> {
    await firstValueFrom(this.http.delete(this.path(`people/${id}`)));
    await this.read();
  }

  async signOut({ id }: Member): Promise<void> {
    await firstValueFrom(this.http.delete(this.path(`people/${id}/sessions`)));
    await this.read();
  }

  private path(rest: string): string {
    return `/api/brands/${this.brandId}/${rest}`;
  }

  /** Read again also after a refusal: what is shown may not be so any more. */
  private async changed(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await this.change.at(work);
    await this.read();
    return isDone;
  }
}
