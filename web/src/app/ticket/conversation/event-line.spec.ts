import { ticketEvents } from '../../words/en/ticket-events.js';
import { eventLine } from '../../ui/event-line.js';
import { event } from './stream.fixture.js';

describe('the line for what happened', () => {
  const words: Readonly<Record<string, string>> = ticketEvents;
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
    ['reopened', { postId: 'p' }, 'Ana', 'ticket.event.reopened.wanted'],
    ['reopened', { mergedFrom: 't' }, 'Ana', 'ticket.event.reopened.merged'],
    ['answer wanted', { postId: 'p' }, 'Ana', 'ticket.event.answerWanted'],
    ['put to waiting', { why: 'third party' }, 'Ana', 'ticket.event.putToWaiting.other'],
    ['recurred', { recurrences: 2 }, 'customer', 'ticket.event.recurred'],
    ['fix held', {}, 'clocks', 'ticket.event.fixHeld'],
    ['round begun', {}, 'clocks', 'ticket.event.roundBegun'],
    ['round taken back', {}, 'clocks', 'ticket.event.roundTakenBack'],
    ['clock paused', {}, 'clocks', 'ticket.event.clockPaused'],
    ['clock resumed', {}, 'clocks', 'ticket.event.clockResumed'],
    ['clock moved', { cause: 'classified' }, 'Ana', 'ticket.event.clockMoved.promise'],
    ['clock kept its deadline', { cause: 'classified' }, 'Ana', 'ticket.event.clockKeptItsDeadline'],
    ['merged', { into: 't' }, 'Ana', 'ticket.event.merged'],
    ['took in', { ticketId: 't' }, 'Ana', 'ticket.event.tookIn'],
    ['split', { into: 't' }, 'Ana', 'ticket.event.split'],
    ['classified', {}, 'Ana', 'ticket.event.classified'],
    ['contract set', { contract: 'Gold' }, 'Ana', 'ticket.event.contractSet'],
    ['contract set', { contract: null }, 'Ana', 'ticket.event.contractSet.none'],
    ['acknowledged', {}, 'Ana', 'ticket.event.acknowledged'],
    ['acknowledgement ended', {}, 'Ana', 'ticket.event.acknowledgementEnded'],
    ['lost', { outcome: 'phoned' }, 'Ana', 'ticket.event.lost.phoned'],
    ['lost', { outcome: 'gave up' }, 'Ana', 'ticket.event.lost.gave up'],
    ['lost', { outcome: 'left' }, 'Ana', 'ticket.event.lost.left'],
    ['loss taken back', {}, 'Ana', 'ticket.event.lossTakenBack'],
    ['told', { personId: 'olga', by: 'email' }, 'desk', 'ticket.event.told'],
    ['told', { personId: null, by: 'chat' }, 'desk', 'ticket.event.told.room'],
    ['could not tell', { by: 'email' }, 'desk', 'ticket.event.couldNotTell'],
    ['something of tomorrow', {}, 'desk', 'ticket.event.other'],
  ])('has words for “%s” %j by %s', (what, body, actor, key) => {
    expect(line(what, { body, actor }).key).toBe(key);
    expect(words[key.replace('ticket.', '')]).toBeTruthy();
  });

  it.each([
    ['merged', { into: 'other' }],
    ['split', { into: 'other' }],
    ['took in', { ticketId: 'other' }],
  ])('leads to the other ticket of “%s”', (what, body) => {
    expect(line(what, { body }).leadsTo).toBe('other');
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
