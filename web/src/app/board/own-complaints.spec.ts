import { ownComplaints, rememberComplaint } from './own-complaints.js';

const made = (id: string, at: string, words = 'No internet.') => ({
  id,
  secret: `secret of ${id}`,
  words,
  at,
});

describe('what this browser knows of its own complaints', () => {
  beforeEach(() => localStorage.clear());

  it('is each board’s alone, the newest first', () => {
    rememberComplaint('nova', made('a', '2026-11-20T10:00:00Z'));
    rememberComplaint('nova', made('b', '2026-11-22T10:00:00Z'));
    rememberComplaint('other', made('c', '2026-11-21T10:00:00Z'));
    expect(ownComplaints('nova').map(({ id }) => id)).toEqual(['b', 'a']);
    expect(ownComplaints('other').map(({ secret }) => secret)).toEqual(['secret of c']);
  });

  it('is one entry for one complaint, however often it is opened', () => {
    rememberComplaint('nova', made('a', '2026-11-20T10:00:00Z'));
    rememberComplaint('nova', made('a', '2026-11-20T10:00:00Z', 'Still\n  nothing.'));
    expect(ownComplaints('nova').map(({ words }) => words)).toEqual(['Still nothing.']);
  });

  it('is kept short', () => {
    rememberComplaint('nova', made('a', '2026-11-20T10:00:00Z', 'x'.repeat(500)));
    expect(ownComplaints('nova')[0]?.words).toBe(`${'x'.repeat(90)}…`);
  });

  it.each(['{', '7', '[{"id":7}]', '[null]'])('is nothing where %s stands in its place', (junk) => {
    localStorage.setItem('evenhand.board.nova', junk);
    expect(ownComplaints('nova')).toEqual([]);
  });
});
