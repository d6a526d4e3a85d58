import type { Look, Looking } from '@evenhand/shared/wire/presence';
import { Presence } from './presence.js';
import type { LiveSocket } from './socket.js';

const look = (ticketId: string | null, isTyping = false): Look => ({ brandId: 'brand', ticketId, isTyping });
const kim: Looking = { id: 'kim', name: 'Kim', ticketId: 'ours', isTyping: false };

describe('presence', () => {
  const socket = { connected: true, emit: jest.fn() };
  let presence: Presence;
  const said = () => socket.emit.mock.calls.map(([, where]: unknown[]) => where);

  beforeEach(() => {
    jest.useFakeTimers();
    socket.connected = true;
    socket.emit.mockClear();
    presence = new Presence(socket as unknown as LiveSocket);
  });

  afterEach(() => {
    presence.stop();
    jest.useRealTimers();
  });

  it('says at once where the viewer looks, then again every eight seconds', () => {
    presence.look(look(null));
    presence.look(look('ours', true));
    expect(said()).toEqual([look(null), look('ours', true)]);
    jest.advanceTimersByTime(16_000);
    expect(said()).toHaveLength(4);
  });

  it('is silent while the connection is cut, and says it again when it is back', () => {
    socket.connected = false;
    presence.look(look('ours'));
    jest.advanceTimersByTime(16_000);
    expect(said()).toEqual([]);
    socket.connected = true;
    presence.connected();
    expect(said()).toEqual([look('ours')]);
  });

  it('says at once that the ticket is left, and goes on saying that the viewer is there', () => {
    presence.look(look('ours', true));
    presence.look(null);
    jest.advanceTimersByTime(8_000);
    expect(said()).toEqual([look('ours', true), look(null), look(null)]);
  });

  it('says nothing twice in a row, but for the eight seconds', () => {
    presence.enter('brand');
    presence.look(look(null));
    presence.look(null);
    presence.look(look('ours'));
    presence.enter('brand');
    expect(said()).toEqual([look(null), look('ours')]);
  });

  it('is silent when nobody is here any more, or nobody has said where', () => {
    presence.look(null);
    presence.look(look(null));
    presence.stop();
    socket.emit.mockClear();
    jest.advanceTimersByTime(16_000);
    presence.connected();
    expect(said()).toEqual([]);
  });

  it('shows who looks in the brand that is looked at alone', () => {
    presence.look(look(null));
    presence.heard({ brandId: 'other', looking: [kim] });
    expect(presence.looking()).toEqual([]);
    presence.heard({ brandId: 'brand', looking: [kim] });
    presence.look(look('ours'));
    expect(presence.looking()).toEqual([kim]);
    presence.look({ ...look(null), brandId: 'other' });
    expect(presence.looking()).toEqual([]);
  });
});
