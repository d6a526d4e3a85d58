import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/** What to do on a database in which nobody works yet. */
export async function firstSteps(app: NestFastifyApplication): Promise<string[]> {
  const desk = app.get<DataSource>(getDataSourceToken('desk'));
  const [row] = await desk.query<{ people: number }[]>('select count(*)::int as people from people.person');
  if (row && row.people > 0) return [];
  return [
    '',
    'Nobody can sign in yet. In a second terminal, in this folder:',
    '  npm run -s evenhand -- brand add "Brand Cares"',
    '  npm run -s evenhand -- user add --brand "Brand Cares" --email you@example.com --name "Your Name"',
    'It prints a password. The README says how to send the first post, and how to replay a file of posts.',
  ];
}
