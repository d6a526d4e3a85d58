import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Invitations } from './people/invitations.js';

/** Where to begin on a database in which nobody works yet. */
export async function firstSteps(app: NestFastifyApplication, url: string): Promise<string[]> {
  const path = await app.get(Invitations).forFirstAdmin();
  if (path === null) return [];
  return [
    '',
    'Nobody works here yet. Make yourself the first admin, who can load the demo too, at this address:',
    `  ${url}${path}`,
    'It works once, and until the next start. The README says how to send the first post.',
  ];
}
