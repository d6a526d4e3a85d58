import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';

let desk: TestDesk;
let ana: Page;
let mia: Page;
let ticket: TicketStory;
const NOWHERE = '00000000-0000-7000-8000-000000000000';

beforeAll(async () => {
  desk = await startDesk();
  ana = await pageOf(desk, 'agent');
  mia = await pageOf(desk, 'manager');
  ticket = await desk.ticket();
});
afterAll(() => desk.close());

const draftsOf = async (page: Page) => (await page.get<TicketPage>(`tickets/${ticket.id}`)).body.drafts;
const draft = (page: Page, kind: string, text: unknown, readUpTo: unknown = null) =>
  page.put(`tickets/${ticket.id}/drafts/${kind}`, { text, readUpTo });

describe('a note', () => {
  it('stands on the record by its salted hash, and its text in no event', async () => {
    const text = '  Called twice;\nnobody at home. ';
    const { status, body } = await ana.post<{ id: string }>(`tickets/${ticket.id}/notes`, { text });
    expect([status, body]).toMatchObject([201, { kind: 'note', text, by: { name: 'Ana Agent' } }]);
    const [event] = await ticket.events('noted');
    const [kept] = await desk.desk.query(
      `select text, encode(sha256(salt || convert_to(text, 'UTF8')), 'hex') as "textHash" from desk.note where id = $1`,
      [body.id],
    );
    expect(event).toMatchObject({
      actor: `person ${ana.personId}`,
      body: { noteId: body.id, textHash: kept.textHash },
    });
    expect(kept.text).toBe(text);
    expect(JSON.stringify(event)).not.toContain('nobody');
  });

  it('is from anybody at work in the brand, and stops no clock', async () => {
    expect((await mia.post(`tickets/${ticket.id}/notes`, { text: 'Seen.' })).status).toBe(201);
    expect(await ticket.clock()).toMatchObject({ state: 'running' });
    const ada = await pageOf(desk, 'auditor');
    expect((await ada.post(`tickets/${ticket.id}/notes`, { text: 'Seen.' })).status).toBe(403);
  });

  it.each(['', 'x'.repeat(10_001), 'a\0b', 7, null])('is refused as %p', async (text) => {
    expect((await ana.post(`tickets/${ticket.id}/notes`, { text })).status).toBe(400);
  });

  it('belongs to a ticket that is there', async () => {
    expect((await ana.post(`tickets/${NOWHERE}/notes`, { text: 'Seen.' })).status).toBe(404);
  });
});

describe('a draft', () => {
  it("is kept, replaced and removed by an empty text, each person's own, and on no record", async () => {
    const before = (await ticket.events()).length;
    expect((await draft(ana, 'reply', 'Dear')).status).toBe(204);
    await draft(ana, 'reply', 'Dear customer', ticket.id);
    await draft(mia, 'reply', 'Hello');
    expect(await draftsOf(ana)).toMatchObject({
      reply: { text: 'Dear customer', readUpTo: ticket.id },
      note: null,
    });
    expect((await draft(ana, 'reply', '')).status).toBe(204);
    expect(await draftsOf(ana)).toEqual({ reply: null, note: null });
    expect(await draftsOf(mia)).toMatchObject({ reply: { text: 'Hello' } });
    expect(await ticket.events()).toHaveLength(before);
  });

  it('of a note is gone once the note is written', async () => {
    await draft(ana, 'note', 'He cal');
    await draft(ana, 'reply', 'Dear');
    await ana.post(`tickets/${ticket.id}/notes`, { text: 'He called.' });
    expect(await draftsOf(ana)).toMatchObject({ reply: { text: 'Dear' }, note: null });
  });

  it('is of a reply or a note, of a ticket that is there, and no more than is asked', async () => {
    expect((await draft(ana, 'tweet', 'x')).status).toBe(400);
    expect((await draft(ana, 'note', 'x', 'yesterday')).status).toBe(400);
    expect((await draft(ana, 'note', 'a\0b')).status).toBe(400);
    for (const text of ['x', ''])
      expect((await ana.put(`tickets/${NOWHERE}/drafts/note`, { text, readUpTo: null })).status).toBe(404);
    const more = { text: 'x', readUpTo: null, personId: mia.personId };
    expect((await ana.put(`tickets/${ticket.id}/drafts/note`, more)).status).toBe(400);
  });
});
