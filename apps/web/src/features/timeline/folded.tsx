import { useLingui } from '@lingui/react/macro';
import { clsx } from 'clsx';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from '../../ui/icon.js';
import { foldedLines, setUnfolded, unfoldEvent, useIsUnfolded } from './folding.js';

interface FoldedProps {
  readonly foldKey: string;
  readonly children: ReactNode;
}

/**
 * The beginning of a long text, until somebody wants all of it. All of it is on the page: it is read out, and what leads to
 * a part of it, as the Tab key does, scrolls there, which unfolds it.
 */
export function Folded({ foldKey, children }: FoldedProps) {
  const { t } = useLingui();
  const isOpen = useIsUnfolded(foldKey);
  const wasOpen = useRef(isOpen);
  const textId = useId();
  const text = useRef<HTMLDivElement>(null);
  const unfold = () => {
    text.current?.dispatchEvent(new CustomEvent(unfoldEvent, { bubbles: true }));
    setUnfolded(foldKey, true);
  };
  useLayoutEffect(() => {
    // Who folded it stands at its end, which came up by many lines.
    const row = text.current?.closest('[data-row], li');
    if (wasOpen.current && !isOpen) row?.scrollIntoView({ block: 'nearest' });
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <>
      <div
        ref={text}
        id={textId}
        onScroll={isOpen ? undefined : unfold}
        style={isOpen ? undefined : { maxHeight: `calc(${foldedLines} * var(--text-body--line-height))` }}
        className={clsx('-mx-1 px-1', !isOpen && 'fade-bottom overflow-hidden')}
      >
        {children}
      </div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={textId}
        onClick={() => (isOpen ? setUnfolded(foldKey, false) : unfold())}
        className="-ms-1.5 mt-0.5 flex h-7 items-center gap-1 rounded-control px-1.5 text-small font-medium text-accent-ink hover:bg-hover coarse:h-11"
      >
        <Icon icon={isOpen ? ChevronUp : ChevronDown} size={16} />
        {isOpen ? t`Show less` : t`Show more`}
      </button>
    </>
  );
}
