import { ticket } from '../../words/en/ticket.js';
import { eventLine } from './event-line.js';
import { event } from './stream.fixture.js';

describe('the line for what happened', () => {
  const words: Readonly<Record<string, string>> = ticket;
  const line = (...given: Parameters<typeof event>) => eventLine(event(...given), { olga: 'Olga Owner' });

  it.each([
    ['claimed', { isNext: false }, 'Ana', 'ticket.event.claimed'],
    ['claimed', { isNext: true, ahead: 0 }, 'Ana', 'ticket.event.claimed.next'],
    ['skipped', { reason: 'language' }, 'Ana', 'ticket.event.skipped'],
    ['skipped', { reason: 'gone', personId: 'p' }, 'desk', 'ticket.event.skipped.of'],
    ['released', { reason: 'shift', personId: 'p' }, 'Max', 'ticket.event.released.of'],
    ['reopened', {}, 'Ana', 'ticket.event.reopened'],
    ['reopened', {}, 'customer', 'ticket.event.reopened.customer'],
    ['set aside', { reason: 'praise' }, 'Ana', 'ticket.event.setAside'],
    ['put to waiting', {}, 'Ana', 'ticket.event.putToWaiting'],
    ['fix confirmed', {}, 'customer', 'ticket.event.fixConfirmed'],
    ['escalated', { rung: 1, personId: 'olga' }, 'alarm', 'ticket.event.escalated'],
    ['escalated', { rung: 1, personId: null }, 'alarm', 'ticket.event.escalated.nobody'],
    ['reply outcome found', { outcome: 'drop' }, 'Ana', 'ticket.event.replyOutcomeFound.drop'],
    ['reply outcome found', { outcome: 'send again' }, 'Ana', 'ticket.event.replyOutcomeFound.send again'],
    ['something of tomorrow', {}, 'desk', 'ticket.event.other'],
  ])('has words for “%s” %j by %s', (what, body, actor, key) => {
    expect(line(what, { body, actor }).key).toBe(key);
    expect(words[key.replace('ticket.', '')]).toBeTruthy();
  });

  it('names people, clocks and reasons', () => {
    const body = { clock: 'first_response', rung: 2, threshold: 100, personId: 'olga', reason: 'skill' };
    expect(line('escalated', { body }).values).toMatchObject({
      clock: 'word:ticket.clock.first_response',
      rung: '2',
      threshold: '100',
      who: 'Olga Owner',
      reason: 'word:ticket.reason.skill',
    });
  });

  it('marks a breach', () => {
    expect([line('breached').isGrave, line('warned').isGrave]).toEqual([true, false]);
  });
});
