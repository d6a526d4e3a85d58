import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

async function readPage(): Promise<{ raw: string; page: TicketPage }> {
  const answer = await fetch(`${desk.url}/api/brands/${desk.brandId}/tickets/${ticket.id}`, {
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
});
