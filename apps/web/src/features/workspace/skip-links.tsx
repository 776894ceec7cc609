import { useLingui } from '@lingui/react/macro';

const look =
  'absolute start-2 top-2 z-tooltip rounded-control bg-ink px-3 py-2 text-ui font-medium text-canvas not-focus:sr-only';

/** First in the order of Tab: past the sidebar, or straight to writing. */
export function SkipLinks() {
  const { t } = useLingui();
  return (
    <>
      <button type="button" className={look} onClick={() => focusOn('main')}>
        {t`Skip to the content`}
      </button>
      <button type="button" className={look} onClick={() => focusOn('main textarea')}>
        {t`Skip to writing`}
      </button>
    </>
  );
}

/** The first that is in sight: a pane may lie over another, and over the field in it. */
const focusOn = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)]
    .find((element) => element.checkVisibility({ visibilityProperty: true }))
    ?.focus();
