import { computed, Injectable } from '@angular/core';
import type {
  Invitation,
  InvitationMade,
  Member,
  NewInvitation,
  PeopleList,
} from '@evenhand/shared/wire/people';
import type { Role } from '@evenhand/shared/wire/session';
import { firstValueFrom } from 'rxjs';
import { BrandList } from '../session/brand-list.js';

/** The people of one brand, and what an admin does with them. */
@Injectable()
export class People extends BrandList<PeopleList> {
  readonly members = computed(() => this.list.value()?.members ?? []);
  readonly invitations = computed(() => this.list.value()?.invitations ?? []);

  constructor() {
    super('people');
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
}
