import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-thread-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class ThreadScreen {}
