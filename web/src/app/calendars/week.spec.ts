import { groupsOf, isOverMidnight, keptEnd, shownEnd, weekText } from './week.js';

const DAY = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
] as const;
const workdays = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY };

describe('the hours of a week in words', () => {
  it('name weekdays together that stand side by side with the same hours', () => {
    expect(weekText({ ...workdays, sat: [['10:00', '12:00']] }, 'en-GB')).toBe(
      'Mon–Fri 09:00–12:30, 13:30–18:00; Sat 10:00–12:00',
    );
  });

  it('part days that others stand between', () => {
    expect(groupsOf({ mon: DAY, tue: [], wed: DAY }).map(({ days }) => days)).toEqual([['mon'], ['wed']]);
  });

  it('are nothing where there are none', () => {
    expect(weekText({}, 'en-GB')).toBe('');
  });

  it('end a whole day at 24:00, which a browser shows as 00:00', () => {
    expect([keptEnd('00:00'), shownEnd('24:00'), keptEnd('17:00')]).toEqual(['24:00', '00:00', '17:00']);
  });

  it('go over midnight where they end before they begin', () => {
    expect([isOverMidnight(['22:00', '06:00']), isOverMidnight(['22:00', '24:00'])]).toEqual([true, false]);
  });
});
