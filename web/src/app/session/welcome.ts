import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-welcome',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class WelcomeScreen {}
