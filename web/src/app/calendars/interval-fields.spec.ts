import { TestBed } from '@angular/core/testing';
import type { Interval } from '@evenhand/shared/sla/calendar-rules';
import { IntervalFields } from './interval-fields.js';

describe('the hours of a day', () => {
  it('keep each of several changes that come before they are drawn again', () => {
    TestBed.overrideComponent(IntervalFields, { set: { imports: [], template: '', styles: '' } });
    const fixture = TestBed.createComponent(IntervalFields);
    const start: readonly Interval[] = [
      ['09:00', '17:00'],
      ['17:00', '20:00'],
    ];
    fixture.componentRef.setInput('hours', start);
    let hours = start;
    fixture.componentInstance.changed.subscribe((change) => (hours = change(hours)));
    const field = (value: string) => ({ value }) as unknown as EventTarget;

    fixture.componentInstance.change(0, 'to', field('12:00'));
    fixture.componentInstance.change(1, 'from', field('13:00'));
    fixture.componentInstance.add();

    expect(hours).toEqual([
      ['09:00', '12:00'],
      ['13:00', '20:00'],
      ['20:00', '22:00'],
    ]);
  });
});
