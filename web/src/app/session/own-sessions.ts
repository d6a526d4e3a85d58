import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-own-sessions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class OwnSessions {}
