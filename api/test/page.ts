import type { TestDesk } from './desk.js';

/** What a signed-in person's page asks of the API. */
export interface Page {
  readonly cookie: string;
  readonly csrf: string;
  readonly personId: string;
  get<T>(path: string): Promise<{ status: number; body: T }>;
  post<T>(path: string, body?: unknown): Promise<{ status: number; body: T }>;
  put<T>(path: string, body?: unknown): Promise<{ status: number; body: T }>;
  delete<T>(path: string): Promise<{ status: number; body: T }>;
}

/** A page of somebody with this role in the desk's brand; paths are the brand's own. */
export async function pageOf(desk: TestDesk, role: Parameters<TestDesk['person']>[0]): Promise<Page> {
  const { email, id: personId } = await desk.person(role);
  const { cookie, csrf } = await desk.signIn(email);
  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${desk.url}/api/brands/${desk.brandId}/${path}`, {
      method,
      headers: {
        cookie,
        'x-xsrf-token': csrf,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const said = await answer.text();
    return { status: answer.status, body: (said === '' ? undefined : JSON.parse(said)) as T };
  };
  return {
    cookie,
    csrf,
    personId,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    delete: (path) => ask('DELETE', path),
  };
}
