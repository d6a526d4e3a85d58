import { computed, inject, Injectable } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import type { AccountChoice, ContractRow, PolicyChoices, PolicyRow } from '@evenhand/shared/wire/policies';
import { firstValueFrom } from 'rxjs';
import { BrandList } from '../session/brand-list.js';
import { Attempt } from '../session/attempt.js';

interface Listed {
  readonly rows: readonly PolicyRow[];
  readonly choices: PolicyChoices;
  readonly contracts: readonly ContractRow[];
}

/** The policies of one brand, which account has which, and the names that a contract can have. */
@Injectable()
export class Policies extends BrandList<Listed> {
  readonly rows = computed(() => this.list.value()?.rows ?? []);
  readonly choices = computed(() => this.list.value()?.choices ?? null);
  readonly contracts = computed(() => this.list.value()?.contracts ?? []);
  readonly declaring = new Attempt();

  private readonly client = inject(HttpClient);

  constructor() {
    super('policies');
  }

  retire({ id }: PolicyRow): Promise<boolean> {
    return this.changed(() => firstValueFrom(this.client.delete(this.path(`policies/${id}`))));
  }

  choose({ id }: AccountChoice, policyId: string): Promise<boolean> {
    const path = this.path(`accounts/${id}/policy`);
    return this.changed(() => firstValueFrom(this.client.put(path, { policyId })));
  }

  nameAgency({ id }: AccountChoice, agency: string | null): Promise<boolean> {
    const path = this.path(`accounts/${id}/agency`);
    return this.changed(() => firstValueFrom(this.client.put(path, { agency })));
  }

  async declare(name: string): Promise<boolean> {
    const path = this.path('policies/contracts');
    const isDone = await this.declaring.at(() => firstValueFrom(this.client.post(path, { name })));
    if (isDone) await this.read();
    return isDone;
  }

  async removeContract({ name }: ContractRow): Promise<boolean> {
    const path = this.path(`policies/contracts/${encodeURIComponent(name)}`);
    const isDone = await this.declaring.at(() => firstValueFrom(this.client.delete(path)));
    await this.read();
    return isDone;
  }

  protected override async ask(): Promise<Listed> {
    const get = <T>(path: string) => firstValueFrom(this.client.get<T>(this.path(path)));
    const [rows, choices, contracts] = await Promise.all([
      get<PolicyRow[]>('policies'),
      get<PolicyChoices>('policies/choices'),
      get<ContractRow[]>('policies/contracts'),
    ]);
    return { rows, choices, contracts };
  }
}
