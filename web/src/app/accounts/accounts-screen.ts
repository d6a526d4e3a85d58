import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'eh-accounts-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class AccountsScreen {}
