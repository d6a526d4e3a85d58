import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { visibleText } from './visible-text.js';

/** The topics that Evenhand comes with; a brand's own rules may name others. */
const KNOWN: ReadonlySet<string> = new Set([
  'security',
  'safety',
  'outage',
  'billing',
  'delivery',
  'travel',
  'connection',
  'account',
  'technical',
  'service',
  'other',
]);

/** A topic that we know in the reader's language, any other as the brand wrote it, with a capital. */
export function topicName(topic: string, t: (key: string) => string): string {
  if (KNOWN.has(topic)) return t(`ui.topic.${topic}`);
  const [first = '', ...rest] = visibleText(topic);
  return first.toLocaleUpperCase() + rest.join('');
}

/** What a complaint is about, in a word. */
@Component({
  selector: 'eh-topic-name',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t">{{ name(topic(), t) }}</ng-container>`,
})
export class TopicName {
  readonly topic = input.required<string>();
  readonly name = topicName;
}
