/* Shows a notice while no page is open, and leads to its ticket. */
self.addEventListener('push', (event) => {
  const { title = 'Evenhand', body = '', path = '/', tag } = event.data?.json() ?? {};
  const shown = { body, tag, data: { path }, icon: '/favicon.svg' };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(new URL(event.notification.data?.path ?? '/', self.location.origin)));
});

/** In the page that shows it already, or in a new one; never at another host. */
async function show(url) {
  if (url.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((page) => new URL(page.url).pathname === url.pathname);
  await (there ? there.focus() : self.clients.openWindow(url.href));
}
