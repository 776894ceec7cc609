import { useStore } from 'zustand';
import { lazyPart } from '../../ui/lazy-part.js';
import { forgetConnectionPanel, shownPanel } from '../connection/index.js';

const ConnectionPanel = lazyPart(async () => (await import('./connection-panel.js')).ConnectionPanel);

/** Where the panel about the connection is drawn; stands once in a workspace. */
export function ConnectionLayer() {
  const isWanted = useStore(shownPanel, (state) => state.anchor !== null);
  return isWanted && <ConnectionPanel onUnavailable={forgetConnectionPanel} />;
}
