import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { QueueFilters } from '@evenhand/shared/wire/queue';
import { firstValueFrom } from 'rxjs';
import { languageName } from '../ui/language-name.js';
import { Locale } from '../ui/locale.js';
import { topicName } from '../ui/topic-name.js';
import type { FilterField } from './filter.js';
import { addressOf } from './pages.js';

/** What the queue can be narrowed to, as the server knows it. */
@Injectable()
export class Choices {
  readonly isFailed = signal(false);
  readonly byField = computed<Readonly<Record<FilterField, readonly string[]>>>(() => {
    const { accounts, languages, topics } = this.given();
    return {
      account: accounts.map(({ id }) => id),
      channel: [...new Set(accounts.map(({ channel }) => channel))],
      language: languages,
      topic: topics,
    };
  });

  private readonly given = signal<QueueFilters>({ accounts: [], languages: [], topics: [] });
  private readonly http = inject(HttpClient);
  private readonly locale = inject(Locale);

  async read(brandId: string): Promise<void> {
    try {
      this.given.set(await firstValueFrom(this.http.get<QueueFilters>(`${addressOf(brandId)}/filters`)));
      this.isFailed.set(false);
    } catch {
      this.isFailed.set(true);
    }
  }

  /** What people call it, in the words of `t`; empty for a language that is not known. */
  nameOf(field: FilterField, value: string, t: (key: string) => string): string {
    if (field === 'channel') return t(`ui.channel.${value}`);
    if (field === 'topic') return topicName(value, t);
    if (field === 'language') return languageName(value, this.locale.tag()) ?? '';
    return this.given().accounts.find(({ id }) => id === value)?.handle ?? '…';
  }
}
