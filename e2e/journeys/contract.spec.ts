import { Contracts } from '../../api/src/desk/sla/policies/contracts.js';
import { furnishRoom } from '../browser/room.js';

describe('what a customer has bought', () => {
  const room = furnishRoom();

  it('is said where a ticket is classified, once the brand has a list of names', async () => {
    const { id, email } = await room.desk.person('agent', 'Ana Agent');
    const ticket = await room.desk.ticket({ text: 'Nothing works here.' });
    await ticket.assignedTo(id);
    const { page } = await room.openQueue({ email });
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/tickets/${ticket.id}`);
    const change = page.getByRole('button', { name: /Topic and severity/ });
    await change.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Topic').waitFor();
    expect(await dialog.getByLabel('Contract').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await room.desk.app.get(Contracts).declare(room.desk.brandId, 'Gold', id);
    await change.click();
    await dialog.getByLabel('Contract').selectOption('Gold');
    await dialog.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Ana Agent set the contract: Gold').waitFor();
    await page.getByRole('definition').filter({ hasText: 'Gold' }).waitFor();
    expect(await ticket.events('classified')).toEqual([]);
  });
});
