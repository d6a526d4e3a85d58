import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';

let desk: TestDesk;
let ana: Page;
let ticket: TicketStory;

const ANN = { externalId: 'author-ann-1', handle: '@ann_writes', displayName: 'Ann de Vries' };
const BEN = { externalId: 'author-ben-2', handle: '@ben.joins', displayName: 'Bén Bystander' };
/** Whatever leads to one of the two, in lower case. */
const TRACES = [
  'ann_writes',
  'ann de',
  'vries',
  'ben.joins',
  'bén',
  'bystander b',
  'pictures.example',
  'status/1',
  ANN.externalId,
  BEN.externalId,
];

beforeAll(async () => {
  desk = await startDesk();
  ana = await pageOf(desk, 'agent');
  ticket = await desk.ticket({
    author: ANN,
    text: 'Down again. I am Ann\nde Vries (@Ann_Writes), see https://x.example/ann_writes/status/1 and x.example/i/status/1.',
    url: 'https://x.example/i/status/1',
    attachments: [{ type: 'image', url: 'https://pictures.example/ann.jpg' }],
  });
  await ticket.joined({
    author: BEN,
    text: 'ANN DE VRIES is right, says BÉN BYSTANDER.',
    url: 'https://x.example/ben.joins/status/12',
  });
  await ticket.answered({
    text: '@ann_writes Hello Ann de Vries, and thanks @ben.joins. See https://help.example/line',
  });
});
afterAll(() => desk.close());

async function readPage({ id } = ticket): Promise<{ raw: string; page: TicketPage }> {
  const answer = await fetch(`${desk.url}/api/brands/${desk.brandId}/tickets/${id}`, {
    headers: { cookie: ana.cookie },
  });
  const raw = await answer.text();
  return { raw, page: JSON.parse(raw) as TicketPage };
}

const tracesIn = (raw: string) => TRACES.filter((trace) => raw.toLowerCase().includes(trace));

describe('the page of a ticket that nobody has claimed', () => {
  it('holds nothing of its customer, nor of who joined', async () => {
    const { raw, page } = await readPage();
    expect(tracesIn(raw)).toEqual([]);
    expect(page).toMatchObject({
      isBlind: true,
      customer: null,
      assignee: null,
      cannotReply: 'no-connector',
    });
    for (const entry of page.stream)
      if (entry.kind === 'post') expect(entry).toMatchObject({ author: null, url: null, attachments: [] });
  });

  it('keeps what was said, its lines, and the addresses that lead to nobody', async () => {
    const [complaint, , answer] = (await readPage()).page.stream;
    expect(complaint).toMatchObject({
      text: 'Down again. I am … (…), see … and …',
    });
    expect(answer).toMatchObject({ text: '… Hello …, and thanks …. See https://help.example/line' });
  });

  it('tells who wrote once it is claimed, and no more once it is given back', async () => {
    await ticket.assignedTo(ana.personId);
    const { raw, page } = await readPage();
    expect(tracesIn(raw)).toEqual(
      expect.arrayContaining(['ann_writes', 'vries', 'pictures.example', 'ben.joins']),
    );
    expect(page).toMatchObject({ isBlind: false, customer: { name: 'Ann de Vries', handle: '@ann_writes' } });
    await ana.post(`tickets/${ticket.id}/notes`, { text: 'Called Ann de Vries.\nAnn_Writes is her.' });
    const words = 'Ann de Vries is my sister.';
    const { status } = await ana.post(`tickets/${ticket.id}/releases`, { reason: 'conflict', words });
    expect(status).toBeLessThan(300);
    const again = await readPage();
    expect(tracesIn(again.raw)).toEqual([]);
    expect(again.page.stream.map((entry) => (entry.kind === 'note' ? entry.text : ''))).toContain(
      'Called ….\n… is her.',
    );
  });

  it('holds no name that its customer went by, before or after', async () => {
    const externalId = newId();
    const renamed = await desk.ticket({
      author: { externalId, handle: '@oldwilhelmina', displayName: 'Wilhelmina Osterhout' },
      text: 'It is dead. Kind regards, wilhelmina',
    });
    await renamed.wroteAgain({
      author: { externalId, handle: '@newwilma', displayName: 'Wilma Nieuwkerk' },
      text: 'Osterhout again, @oldwilhelmina, now Nieuwkerk',
    });
    const raw = (await readPage(renamed)).raw.toLowerCase();
    const names = ['wilhelmina', 'osterhout', 'wilma', 'nieuwkerk'];
    expect(names.filter((name) => raw.includes(name))).toEqual([]);
  });

  it('is of nobody in the queue either, by a name that they had before', async () => {
    const author = { externalId: newId(), handle: '@first_one', displayName: 'Wilhelmina Osterhout' };
    const before = await desk.ticket({ author });
    await desk.asOwner("update desk.ticket set state = 'closed' where id = $1", [before.id]);
    const later = { ...author, handle: '@other_one', displayName: 'Somebody' };
    const { id } = await desk.ticket({ author: later, text: 'Wilhelmina was my name, @first_one too.' });
    const [row] = await desk.asOwner('select excerpt from desk.ticket where id = $1', [id]);
    expect(row).toEqual({ excerpt: '… was my name, … too.' });
  });

  it.each(['resolved', 'closed', 'set aside'])('tells as little of one that is %s', async (state) => {
    const unclaimed = await desk.ticket({
      author: { ...ANN, externalId: `${ANN.externalId}-${state}` },
      text: 'I am Ann de Vries',
    });
    await desk.asOwner('update desk.ticket set state = $2 where id = $1', [unclaimed.id, state]);
    const { raw, page } = await readPage(unclaimed);
    expect(page).toMatchObject({ isBlind: true, customer: null });
    expect(tracesIn(raw)).toEqual([]);
  });

  it('is not told of by another ticket of its customer', async () => {
    const author = { externalId: newId(), handle: '@twice', displayName: 'Twice' };
    const aside = await desk.ticket({ author });
    await desk.asOwner("update desk.ticket set state = 'set aside' where id = $1", [aside.id]);
    const claimed = await desk.ticket({ author });
    await claimed.assignedTo(ana.personId);
    expect((await readPage(claimed)).page.customer).toMatchObject({ name: 'Twice', earlier: [] });
    await aside.assignedTo(ana.personId);
    expect((await readPage(claimed)).page.customer?.earlier).toMatchObject([{ id: aside.id }]);
  });
});
