import { hash } from '@node-rs/argon2';
import { v7 as newId } from 'uuid';
import { type Bench, sizeOf } from './bench.js';
import { median, rounded } from './figures.js';
import { fillPromises } from './kept-promises.js';
import { Stage } from './stage.js';

const EMAIL = 'manager@example.com';
const PASSWORD = 'a long enough password';

/** What a manager asks for, over thirty days, as the screen asks it. */
const QUESTIONS = {
  figuresMs: 'breaches/figures?',
  pageMs: 'breaches?limit=50&',
  usedPageMs: 'breaches?limit=50&which=all&used=75-100&',
} as const;

const COUNT = `
  select count(*) from desk.clock c join desk.ticket t on (t.brand_id, t.id) = (c.brand_id, c.ticket_id)
   where c.brand_id = $1 and c.due_at >= $2 and c.due_at < $3`;

export const breaches: Bench = {
  name: 'breaches',
  measures: 'the figures of all clocks of a month, the first page of breaches, and a page beneath a figure',
  parameters: { clocks: 100_000, visits: 7 },

  run(parameters, say) {
    return Stage.on(async (stage) => {
      say(`making ${sizeOf(parameters, 'clocks')} clocks`);
      const brandId = await fillPromises(stage, sizeOf(parameters, 'clocks'));
      await addManager(stage, brandId);
      const { url } = await stage.serve();
      const cookie = await signIn(url);
      const span = lastMonths();
      const ask = async (path: string) => {
        const asked = `${url}/api/brands/${brandId}/${path}${new URLSearchParams(span).toString()}`;
        const since = performance.now();
        const answer = await fetch(asked, { headers: { cookie } });
        await answer.text();
        if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
        return performance.now() - since;
      };
      const visits = sizeOf(parameters, 'visits');
      const figures = { figuresMs: 0, pageMs: 0, usedPageMs: 0 };
      for (const name of Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]) {
        say(`${visits} times ${QUESTIONS[name]}`);
        figures[name] = await medianOf(visits, () => ask(QUESTIONS[name]));
      }
      say('the same rows, counted and nothing else');
      const counted = await medianOf(visits, async () => {
        const since = performance.now();
        await stage.owner.query(COUNT, [brandId, span.from, span.to]);
        return performance.now() - since;
      });
      return {
        figures,
        against: {
          what: 'SELECT count(*) over the same rows, sent straight to PostgreSQL',
          figures: { countMs: counted },
        },
        ratio: rounded(figures.figuresMs / counted),
      };
    });
  },
};

async function medianOf(visits: number, measure: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  await measure();
  for (let visit = 0; visit < visits; visit += 1) taken.push(await measure());
  return rounded(median(taken));
}

/** All that the benchmark made lies in it. */
function lastMonths(): { from: string; to: string } {
  const day = 86_400_000;
  const at = (days: number) => new Date(Math.floor(performance.timeOrigin) + days * day).toISOString();
  return { from: at(-60), to: at(30) };
}

async function addManager(stage: Stage, brandId: string): Promise<void> {
  const personId = newId();
  await stage.owner.query(
    'insert into people.person (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, now())',
    [personId, EMAIL, 'Mara Manager', await hash(PASSWORD)],
  );
  await stage.owner.query(
    `insert into people.membership (brand_id, person_id, role, created_at) values ($1, $2, 'manager', now())`,
    [brandId, personId],
  );
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
