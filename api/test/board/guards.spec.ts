import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { openBoard, Visitor } from './visitor.js';

describe('the board’s guards', () => {
  let desk: TestDesk;
  let accountId: string;
  const somebody = (address?: string) => new Visitor(desk, accountId, address);
  beforeAll(async () => {
    desk = await startDesk();
    accountId = await openBoard(desk, 'NovaTel');
    await desk.person('agent', 'Ana Agent');
    await desk.person('agent', 'Zoë');
  });
  afterAll(() => desk.close());

  it.each([
    ['an empty name', { name: ' ' }],
    ['a name of 61 signs', { name: 'a'.repeat(61) }],
    ['a name that is no text', { name: 7 }],
    ['a name of marks alone', { name: '!!!' }],
    ['a name of a blank that counts as a letter', { name: '\u3164' }],
    ['a name that turns the text around', { name: 'Vera \u202eletavoN' }],
    ['a name with a line break', { name: 'Vera\nVisitor' }],
    ['a name with a control sign', { name: 'Vera\u0007' }],
    ['a name with half a sign', { name: 'Vera \ud800' }],
    ['a name with a tower of accents', { name: `Ve${'\u0301'.repeat(9)}ra` }],
    ['no text', { text: undefined }],
    ['a text of blanks', { text: ' \n\t\u00a0\u200b ' }],
    ['a text of 5,001 signs', { text: 'a'.repeat(5_001) }],
    ['a field that nobody asked for', { followers: 20_000 }],
    ['an id of its own', { id: '0190a0a0-0000-7000-8000-000000000000' }],
  ])('refuse %s', async (_, wrong) => {
    expect(await somebody().complaining(wrong)).toMatchObject({
      status: 400,
      body: { code: 'fields-wrong' },
    });
  });

  it.each([
    ['sixty signs, one of them beyond the first plane', { name: `${'吉'.repeat(59)}𠮷` }],
    ['a Persian name with its joiner', { name: 'علی‌رضا' }],
    ['an apostrophe and a dash', { name: "Anne-Marie d'Août" }],
    ['five thousand signs', { text: 'é'.repeat(5_000) }],
    ['a namesake’s first name', { name: 'Ana Pereira' }],
    ['a name that only holds another', { name: 'Zoëlla' }],
  ])('let in %s', async (_, fine) => {
    expect((await somebody().complaining(fine)).status).toBe(201);
  });

  it.each([
    'NovaTel',
    '@novatel',
    'Nova Tel',
    'N o v a T e l',
    'nova.tel support',
    'The NovaTel team',
    'NovaTelCare',
    'ΝovаТеl',
    'N0vaTe1',
    'NovaTeI',
    'ＮｏｖａＴｅｌ',
    'No\u200bva\u00adTel',
    'Nóvâ-Tèl',
    'Ana Agent',
    'ana  AGENT (help)',
    'Аna Аgent',
    'BrandCares',
    'Zoe',
    'Agent Ana',
    'ꓮꓠꓮ ꓮꓖꓰꓠꓔ',
  ])('take %j for one of the brand’s own', async (name) => {
    expect(await somebody().complaining({ name })).toMatchObject({
      status: 422,
      body: { code: 'name-taken', detail: expect.stringContaining('could be taken for') },
    });
  });

  it.each(['ꓮna Ferreira', 'Ꭺna', 'ᗩna', '🅰️na', 'N⭕ra'])('refuse %j for how it is drawn', async (name) => {
    expect(await somebody().complaining({ name })).toMatchObject({
      status: 422,
      body: { code: 'name-odd', detail: expect.stringContaining('in letters') },
    });
  });

  it('take the brand’s name for its own', async () => {
    const [brand] = await desk.asOwner<{ name: string }>('select name from desk.brand where id = $1', [
      desk.brandId,
    ]);
    expect((await somebody().complaining({ name: `${brand!.name.toUpperCase()} care` })).status).toBe(422);
  });

  it('refuse what another site’s page sends', async () => {
    const visitor = somebody();
    const elsewhere = { origin: 'https://evil.example' };
    expect(await visitor.complaining({}, elsewhere)).toMatchObject({
      status: 403,
      body: { code: 'other-site' },
    });
    expect((await visitor.complaining({}, { origin: 'null' })).status).toBe(403);
    expect((await visitor.complaining({}, { origin: desk.url })).status).toBe(201);
    const { id, proof } = await visitor.complained();
    for (const path of ['posts', 'confirmation'])
      expect(
        await visitor.ask('POST', `/complaints/${id}/${path}`, {
          proof,
          headers: elsewhere,
          ...(path === 'posts' && { body: { text: 'More' } }),
        }),
      ).toMatchObject({ status: 403, body: { code: 'other-site' } });
  });

  it('let nobody keep what they read, as it may hold a secret', async () => {
    const visitor = somebody();
    const { id, proof } = await visitor.complained();
    for (const path of ['', `/complaints/${id}`])
      expect((await visitor.ask('GET', path, { proof })).headers['cache-control']).toBe('no-store');
  });

  it('take five complaints in ten minutes from an address, and say when to try again', async () => {
    const address = '127.0.9.1';
    for (let nth = 0; nth < 5; nth += 1) await somebody(address).complained();
    const { status, headers, body } = await somebody(address).complaining();
    expect([status, body]).toEqual([
      429,
      expect.objectContaining({
        code: 'too-often',
        detail: 'Too many complaints came from your connection. Try again in 10 minutes.',
      }),
    ]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(590);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(600);
    expect((await somebody('127.0.9.2').complaining()).status).toBe(201);
  });

  it('count no complaint that was refused for its name', async () => {
    const visitor = somebody('127.0.9.3');
    for (let nth = 0; nth < 8; nth += 1)
      expect((await visitor.complaining({ name: 'NovaTel' })).status).toBe(422);
    expect((await visitor.complaining()).status).toBe(201);
  });

  it('take thirty posts in ten minutes from an address, whatever became of them', async () => {
    const visitor = somebody('127.0.9.4');
    const { id } = await visitor.complained();
    for (let nth = 0; nth < 29; nth += 1) expect((await visitor.more(id, 'wrong')).status).toBe(403);
    expect(await visitor.more(id, 'wrong')).toMatchObject({ status: 429, body: { code: 'too-often' } });
  });

  it('take twenty posts in ten minutes to one complaint, wherever they come from', async () => {
    const { id, proof } = await somebody().complained();
    for (let nth = 0; nth < 20; nth += 1) expect((await somebody().more(id, proof)).status).toBe(204);
    expect((await somebody().more(id, proof)).status).toBe(429);
    expect((await somebody().complaining()).status).toBe(201);
  });

  it('take sixty complaints a minute to one account, from however many', async () => {
    const board = await openBoard(desk, 'A busy board');
    const statuses: number[] = [];
    for (let nth = 0; nth < 61; nth += 1)
      statuses.push((await new Visitor(desk, board).complaining()).status);
    expect(statuses).toEqual([...Array<number>(60).fill(201), 429]);
    expect((await somebody().complaining()).status).toBe(201);
  });
});
