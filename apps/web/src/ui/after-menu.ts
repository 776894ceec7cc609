/**
 * Runs at once, or when the menu that is open has gone and given the focus back: until then it takes the focus from
 * everything else.
 */
export function afterMenu(run: () => void): void {
  const isOpen = () => document.querySelector('[role="menu"]') !== null;
  if (!isOpen()) {
    run();
    return;
  }
  const observer = new MutationObserver(() => {
    if (isOpen()) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(run));
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
