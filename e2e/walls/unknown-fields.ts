import type { TestDesk } from '../../api/test/desk.js';

/** What a route did with a field that nobody asked for. */
export interface Answer {
  readonly route: string;
  readonly status: number;
  readonly detail: string;
}

interface Paths {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The door keeps what it does not know in raw; health is asked by machines. All else is a person's route. */
const NOT_PEOPLES = /^\/(api\/intake|health)\//;
const WITH_BODY = new Set(['post', 'put', 'patch', 'delete']);
const NO_SUCH = '00000000-0000-4000-8000-000000000000';

/** Every route that people use, as the app itself tells in its OpenAPI document: `get /api/session`. */
export async function peoplesRoutes(desk: TestDesk): Promise<string[]> {
  const { paths } = (await (await fetch(`${desk.url}/api/docs-json`)).json()) as Paths;
  return Object.entries(paths)
    .filter(([path]) => !NOT_PEOPLES.test(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    .sort();
}

/** Sends `followers` to each route, in the query and where there is one in the body, as somebody who may. */
export async function sendFollowers(desk: TestDesk, routes: readonly string[]): Promise<Answer[]> {
  const seats = [await seatOf(desk, 'manager'), await seatOf(desk, 'admin')];
  const answers: Answer[] = [];
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ');
    const url = desk.url + path.replace('{brandId}', desk.brandId).replaceAll(/\{\w+\}/g, NO_SUCH);
    const ask = async (where: string, address: string, body?: string) => {
      for (const seat of seats) {
        const answer = await sendAs(seat, method.toUpperCase(), address, body);
        if (answer.status === 403 && seat !== seats.at(-1)) continue;
        answers.push({ route: `${route} (${where})`, ...answer });
        return;
      }
    };
    await ask('query', `${url}?followers=1`);
    if (WITH_BODY.has(method)) await ask('body', url, '{"followers":1}');
  }
  return answers;
}

type Seat = Awaited<ReturnType<TestDesk['signIn']>>;

const seatOf = async (desk: TestDesk, role: 'manager' | 'admin') =>
  desk.signIn((await desk.person(role)).email);

async function sendAs({ cookie, csrf }: Seat, method: string, address: string, body?: string) {
  const answer = await fetch(address, {
    method,
    headers: { cookie, 'x-xsrf-token': csrf, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body }),
  });
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return { status: answer.status, detail: problem.detail ?? '' };
}

/** The routes that did not refuse it by its name. */
export const swallowed = (answers: readonly Answer[]): string[] =>
  answers
    .filter(({ status, detail }) => status !== 400 || !/\bfollowers should not exist/.test(detail))
    .map(({ route }) => route);
