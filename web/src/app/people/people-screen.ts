import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-people-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class PeopleScreen {}
