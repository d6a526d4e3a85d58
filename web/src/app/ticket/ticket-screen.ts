import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-ticket-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class TicketScreen {}
