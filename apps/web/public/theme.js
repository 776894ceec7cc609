// Runs before the first paint, so that the page never flashes in the wrong theme. A file of its own, because the
// content security policy allows no inline script. The keys are those of src/ui/theme.ts.
(() => {
  const CANVAS = { light: '#fdfcf9', dark: '#1a1916' };
  const root = document.documentElement;

  /** Puts a theme (system, light, dark) and a density (comfortable, compact) on the page. */
  window.parleyAppearance = (theme, density) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    if (density === 'compact') root.dataset.density = density;
    else delete root.dataset.density;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.content = CANVAS[theme] ?? CANVAS[meta.media.includes('dark') ? 'dark' : 'light'];
    }
  };

  try {
    window.parleyAppearance(localStorage.getItem('parley.theme'), localStorage.getItem('parley.density'));
  } catch {
    // Storage is forbidden here: follow the system.
  }
})();
