import { Injectable } from '@nestjs/common';
import type { PolicyPage } from '@evenhand/shared/wire/policies';
import { Ladders } from '../desk/escalation/ladders/ladders.js';
import { CalendarKeeper } from '../desk/sla/calendars/calendar-keeper.js';
import { Policies } from '../desk/sla/policies/policies.js';
import { actorOf } from '../ledger/actor.js';
import { managerOf, type DemoBrand } from './demo-brand.js';
import { DemoRota } from './demo-rota.js';
import { ladderOf, OFFICE_HOURS, policyOf, type Machinery } from './engine.js';

const WHY = 'Facebook, Mastodon and Bluesky are answered in office hours, as our site has said since May.';

/** What the telephone company promises, in which hours, and who is told: by the verbs of its managers. */
@Injectable()
export class DemoPromises {
  constructor(
    private readonly calendars: CalendarKeeper,
    private readonly rota: DemoRota,
    private readonly ladders: Ladders,
    private readonly policies: Policies,
  ) {}

  /** Before the first complaint: the policy that its accounts have joined gets a second version. */
  async make(brand: DemoBrand): Promise<Machinery> {
    const actor = actorOf(managerOf(brand).id);
    const ladder = await this.ladders.add(brand.id, ladderOf(await this.rota.make(brand)), actor);
    const officeHours = await this.calendars.add(brand.id, OFFICE_HOURS, actor);
    const { draft } = await this.policy(brand);
    const alwaysOpen = draft.rules[0]?.targets[0]?.calendarId ?? '';
    const machinery = { alwaysOpen, officeHours: officeHours.id, ladder: ladder.id };
    await this.promise(brand, machinery, { hoursToResolve: 16, reason: WHY });
    return machinery;
  }

  /** After the complaints came in: those that are open keep the version that they began under. */
  tighten(brand: DemoBrand, machinery: Machinery): Promise<void> {
    return this.promise(brand, machinery, { hoursToResolve: 12, reason: null });
  }

  private async promise(
    brand: DemoBrand,
    machinery: Machinery,
    said: { readonly hoursToResolve: number; readonly reason: string | null },
  ): Promise<void> {
    const { id, version } = await this.policy(brand);
    const change = { ...policyOf(machinery, said), basedOn: version };
    await this.policies.change(brand.id, id, change, managerOf(brand).id);
  }

  private async policy(brand: DemoBrand): Promise<PolicyPage> {
    const [policy] = (await this.policies.list(brand.id)).filter(({ isDefault }) => isDefault);
    if (!policy) throw new Error('The demo has no policy.');
    return this.policies.page(brand.id, policy.id);
  }
}
