import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-breaches-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class BreachesScreen {}
