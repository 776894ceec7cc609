import { useStore } from 'zustand';
import { lazyPart } from '../../ui/lazy-part.js';
import { forgetReactors, shownReactors } from './shown-reactors.js';

const ReactorsDialog = lazyPart(async () => (await import('./reactors-dialog.js')).ReactorsDialog);

/** Where `openReactors` draws; stands once in a timeline. */
export function ReactorsLayer() {
  const isWanted = useStore(shownReactors, (state) => state.message !== null);
  return isWanted && <ReactorsDialog onUnavailable={forgetReactors} />;
}
