import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Channel } from '@evenhand/shared/wire/channel';

/** A channel by the name that people call it. */
@Component({
  selector: 'eh-channel-name',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (channel()) {
      @case ('x') {
        X
      }
      @case ('bluesky') {
        Bluesky
      }
      @case ('mastodon') {
        Mastodon
      }
      @case ('facebook') {
        Facebook
      }
      @case ('instagram') {
        Instagram
      }
      @case ('youtube') {
        YouTube
      }
      @case ('reviews') {
        Reviews
      }
      @case ('email') {
        Email
      }
      @case ('board') {
        Board
      }
      @default {
        Other channel
      }
    }
  `,
})
export class ChannelName {
  readonly channel = input.required<Channel>();
}
