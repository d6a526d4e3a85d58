import type { Problem } from '@evenhand/shared/wire/session';
import { furnishRoom } from '../browser/room.js';

describe('the served page', () => {
  const room = furnishRoom();

  const get = (path: string) => fetch(room.desk.url + path);
  const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';

  it('carries a policy that lets no script in but its own', async () => {
    const policy = policyOf(await get('/'));
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*unsafe/);
  });

  it('breaks nothing of its own policy, and asks nobody else for anything', async () => {
    const { page, complaints } = await room.takeSeat();
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.goto(room.desk.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(complaints.filter((said) => /content security policy|refused to/i.test(said))).toEqual([]);
    expect([...asked]).toEqual([room.desk.url]);
    const queue = await room.openQueue();
    expect(queue.complaints.filter((said) => /content security policy|refused to/i.test(said))).toEqual([]);
  });

  it('does not run a script that was smuggled into it', async () => {
    const { page, complaints } = await room.takeSeat();
    await page.goto(room.desk.url);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "smuggled"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('smuggled');
    expect(complaints.join()).toMatch(/content security policy/i);
  });

  it('is looked up anew each time, while its hashed parts are kept for good', async () => {
    const start = await get('/');
    expect(start.headers.get('cache-control')).toMatch(/no-cache|no-store|max-age=0/);
    const [script] = /main-[\w-]+\.js/.exec(await start.text()) ?? [];
    const part = await get(`/${script}`);
    expect(part.status).toBe(200);
    expect(part.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    const icon = await get('/favicon.svg');
    expect(icon.status).toBe(200);
    expect(icon.headers.get('cache-control')).toBe('public, max-age=3600');
    expect((await get('/index.html')).headers.get('cache-control')).not.toMatch(/immutable/);
  });

  it('sends the rules of a page with the page, and of its parts what they are', async () => {
    const start = await get('/');
    const [script] = /main-[\w-]+\.js/.exec(await start.text()) ?? [];
    const part = await get(`/${script}`);
    for (const name of ['x-content-type-options', 'cross-origin-resource-policy'])
      expect([name, part.headers.get(name)]).toEqual([name, start.headers.get(name)]);
    expect([part.headers.get('x-content-type-options'), policyOf(part)]).toEqual(['nosniff', '']);
    for (const path of ['/favicon.svg', '/index.html', '/api/unknown'])
      expect(policyOf(await get(path))).toContain("default-src 'self'");
  });

  it('comes packed, its parts and its rows alike', async () => {
    const [script] = /main-[\w-]+\.js/.exec(await (await get('/')).text()) ?? [];
    const part = await fetch(`${room.desk.url}/${script}`, { headers: { 'accept-encoding': 'br' } });
    expect(part.headers.get('content-encoding')).toBe('br');
    expect(part.headers.get('cache-control')).toMatch(/immutable/);
    expect((await get('/api/docs-json')).headers.get('content-encoding')).toMatch(/br|gzip/);
  });

  it('is given for whatever address a person keeps, and never for the API’s', async () => {
    const page = await get('/brands/some-brand/queue?view=mine');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/text\/html/);
    for (const path of ['/api/unknown', '/api', '/health/unknown']) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get('content-type')).toMatch(/application\/problem\+json/);
      expect(((await answer.json()) as Problem).status).toBe(404);
    }
  });

  it('is not given in place of a part that is gone', async () => {
    const answer = await get('/main-00000000.js');
    expect([answer.status, answer.headers.get('content-type')]).not.toEqual([
      200,
      expect.stringMatching(/javascript|html/),
    ]);
  });
});
