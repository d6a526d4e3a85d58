import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Seat } from './seat.js';

/** What a browser says of its own accord when an answer is a 401: nobody is signed in yet, or the password was wrong. */
const isSignInAnswer = (said: string) => /status of 401 .*\/api\/session\)$/.test(said);

/** What nobody should see: what axe objects to, scrolling sideways, complaints on the console. */
export async function faultsOf({ page, complaints }: Seat): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const overflow = await overflowOf(page);
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
    ...complaints.filter((said) => !isSignInAnswer(said)),
  ];
}

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
