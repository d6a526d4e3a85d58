import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brands } from '../../src/desk/coverage/brands.js';
import { People } from '../../src/people/people.js';
import { evenhand } from '../child.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';

describe('a person', () => {
  let desk: TestDesk;
  let people: People;
  beforeAll(async () => {
    desk = await startDesk();
    people = desk.app.get(People);
    await desk.app.get(Brands).add('Second Brand', 'test');
  });
  afterAll(() => desk.close());

  const add = (email: string, brand: string, ...more: string[]) =>
    evenhand(
      desk.database,
      ...['user', 'add', '--brand', brand, '--email', email, '--name', 'Ana Agent', ...more],
    );
  const firstBrand = async () =>
    (await desk.asOwner<{ name: string }>('select name from desk.brand where id = $1', [desk.brandId]))[0]
      ?.name ?? '';
  const told = (kind: string, id: string) =>
    desk.asOwner<{ brand: string; actor: string; body: object }>(
      'select brand_id as brand, actor, body from ledger.event where kind = $1 and chain = $2',
      [kind, id],
    );

  it('is printed with the password that was made for them, which works', async () => {
    const ran = await add('made@example.com', await firstBrand());
    const { password } = JSON.parse(ran.stdout) as { password: string };
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const answer = await fetch(`${desk.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'made@example.com', password }),
    });
    expect(answer.status).toBe(200);
  });

  it('who is known is added when the operator says so, and is printed without a password', async () => {
    const { email } = await desk.person('agent');
    const refused = await add(email, 'Second Brand');
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain(`Somebody signs in as ${email} already`);
    const ran = await add(email.toUpperCase(), 'Second Brand', '--known');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toEqual({
      id: expect.any(String),
      email,
      name: 'Ana Agent',
      role: 'agent',
    });
    expect(ran.stderr).toContain(`${email} is known already and keeps their password.`);
    expect((await desk.signIn(email)).cookie).toMatch(/^evenhand=/);
  });

  it('is found by any spelling of their address, and made once', async () => {
    const given = { email: 'Ｌou@Example.com', name: 'Lou', password: PASSWORD, role: 'agent' } as const;
    const lou = await people.add(desk.brandId, given, 'test');
    expect([lou.email, lou.isNew]).toEqual(['lou@example.com', true]);
    expect((await people.withEmail('LOU@example.com')).id).toBe(lou.id);
    await expect(
      people.add(desk.brandId, { ...given, email: 'lou@EXAMPLE.com' }, 'test'),
    ).rejects.toMatchObject({
      code: 'already-member',
    });
  });

  it('is no second auditor, also where the first was disabled', async () => {
    const { id } = await desk.app.get(Brands).add('Audited Brand', 'test');
    const auditor = (email: string) =>
      people.add(id, { email, name: 'Aud Itor', password: PASSWORD, role: 'auditor' }, 'operator');
    await auditor('first@audit.example');
    await expect(auditor('second@audit.example')).rejects.toMatchObject({ code: 'auditor-there' });
    await people.disable('first@audit.example', 'operator');
    await expect(auditor('second@audit.example')).rejects.toMatchObject({ code: 'auditor-there' });
  });

  it('who gets another password has it told in each of their brands, without the password', async () => {
    const { id, email } = await desk.person('agent');
    const [second] = await desk.asOwner<{ id: string }>(
      "select id from desk.brand where name = 'Second Brand'",
    );
    const again = { email, name: 'Ana', password: PASSWORD, role: 'agent', mayBeKnown: true } as const;
    expect((await people.add(second?.id ?? '', again, 'test')).isNew).toBe(false);
    await people.setPassword(email, 'another long password', 'operator');
    const events = await told('password set', id);
    expect(events.map(({ brand }) => brand).toSorted()).toEqual([desk.brandId, second?.id].toSorted());
    expect(events.map(({ actor, body }) => [actor, body])).toEqual([
      ['operator', {}],
      ['operator', {}],
    ]);
  });
});
