import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-board-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class BoardScreen {}
