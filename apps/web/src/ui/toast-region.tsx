import { useSyncExternalStore } from 'react';
import { lazyPart } from './lazy-part.js';
import { firstToast } from './toast.js';

const List = lazyPart(async () => (await import('./toast-list.js')).ToastList);

/** Where toasts appear; `UiProvider` mounts it. Its code is fetched with the first toast. */
export function ToastRegion() {
  return useSyncExternalStore(firstToast.listen, firstToast.isThere) && <List />;
}
