import { roleIn, type Viewer } from '../../people/sessions.js';

/** Whether somebody may hear of a brand's queue, tickets and people. */
export function maySee(viewer: Viewer, brandId: string): boolean {
  const role = roleIn(viewer, brandId);
  return role === 'agent' || role === 'manager';
}
