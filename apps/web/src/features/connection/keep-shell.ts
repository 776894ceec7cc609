import { newVersion } from './new-version.js';

/** How often a page that stays open asks whether there is a newer version. */
const lookEveryMs = 60 * 60_000;
/** A worker that does not take over in this time is left: the reload brings the new page either way. */
const takesOverWithinMs = 2_000;

/** Has the app kept on this device, so that it opens without a connection, and tells when there is a newer one. */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'newer') {
      newVersion.setState({ show: () => void showNewer() });
    }
  });
  serviceWorker.startMessages();
  try {
    const registration = await serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    if (registration.waiting) sayWho(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const installing = registration.installing;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && serviceWorker.controller) sayWho(installing);
      });
    });
    setInterval(() => void registration.update().catch(() => {}), lookEveryMs);
  } catch {
    // A browser that keeps nothing: the app works, and needs the server to open.
  }
}

/** The worker knows by it whether this page is of its version. */
function sayWho(worker: ServiceWorker): void {
  const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  worker.postMessage({ kind: 'page', entry });
}

/** Only ever called because somebody asked for it, and once: no page reloads by itself. */
async function showNewer(): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.getRegistration();
  const reload = () => location.reload();
  if (!registration?.waiting) return reload();
  serviceWorker.addEventListener('controllerchange', reload, { once: true });
  setTimeout(reload, takesOverWithinMs);
  registration.waiting.postMessage({ kind: 'take-over' });
}
