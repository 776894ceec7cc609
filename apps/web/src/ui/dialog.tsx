import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useFocusReturn } from './focus-return.js';
import { IconButton } from './icon-button.js';
import { useUiLabels } from './labels.js';

export type DialogSize = 'small' | 'medium' | 'large';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode | undefined;
  /** The body begins with what says it as well, such as a field that searches. */
  readonly isTitleHidden?: boolean | undefined;
  /** 400, 520 or 720 px wide; a sheet from the bottom edge on a narrow window. */
  readonly size?: DialogSize | undefined;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode | undefined;
  readonly children?: ReactNode | undefined;
  /** The body is text alone: it takes the focus itself, so that keys can scroll it. */
  readonly isTextOnly?: boolean | undefined;
  /** What has focus first; otherwise the first thing that can. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Keeps the dialog open on a press beside it, for work that would be lost. */
  readonly keepOnOutsidePress?: boolean | undefined;
  /** Set on the popup, such as a form that wraps body and actions needs it. */
  readonly onSubmit?: (() => void) | undefined;
}

const widths: Record<DialogSize, string> = { small: 'md:w-100', medium: 'md:w-130', large: 'md:w-180' };

export const backdropClass =
  'fixed inset-0 z-dialog bg-scrim transition-opacity duration-calm ease-move data-ending-style:opacity-0 data-starting-style:opacity-0';

export const dialogPopupClass = clsx(
  'fixed inset-x-0 bottom-(--keyboard,0px) z-dialog flex max-h-[min(92dvh,48rem)] flex-col rounded-t-dialog bg-raised text-ink shadow-float outline-none',
  'pb-safe-bottom transition-[opacity,scale,translate] duration-calm ease-move data-ending-style:pointer-events-none data-ending-style:opacity-0 data-starting-style:opacity-0',
  'max-md:data-ending-style:translate-y-8 max-md:data-starting-style:translate-y-8',
  'md:inset-x-auto md:start-1/2 md:top-[12vh] md:bottom-auto md:max-h-[76vh] md:-translate-x-1/2 md:rounded-dialog md:rtl:translate-x-1/2',
  'md:low:top-[4vh] md:low:max-h-[92vh] short:scroll-py-10 short:overflow-y-auto',
  'md:data-ending-style:scale-[0.98] md:data-starting-style:scale-[0.98]',
);

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, size = 'medium', actions, children, initialFocus } = props;
  const { keepOnOutsidePress = false, onSubmit, isTextOnly = false, isTitleHidden = false } = props;
  const labels = useUiLabels();
  const finalFocus = useFocusReturn(open);
  const content = (
    <>
      <header className={isTitleHidden ? 'sr-only' : 'px-6 pe-14 pt-5'}>
        <Base.Title className="text-title-2 font-bold text-balance">{title}</Base.Title>
        {description && (
          <Base.Description render={<div />} className="mt-1 text-ui text-pretty text-ink-2">
            {description}
          </Base.Description>
        )}
      </header>
      {children && (
        <div
          {...(isTextOnly && { role: 'region', tabIndex: 0, 'aria-label': title })}
          data-focus-inside
          className={clsx(
            'min-h-0 flex-auto scroll-py-10 overflow-y-auto overscroll-contain short:flex-none short:overflow-visible',
            isTitleHidden ? 'px-3 py-2' : 'px-6 py-4',
            isTextOnly && 'rounded-dialog -outline-offset-4',
          )}
        >
          {children}
        </div>
      )}
      {actions && (
        <footer
          className={clsx(
            'flex flex-wrap justify-end gap-2 px-6 pb-5 max-md:*:min-w-fit! max-md:*:flex-1',
            children ? 'pt-1' : 'pt-5',
          )}
        >
          {actions}
        </footer>
      )}
      {/* Last, so that what is to be filled in gets the focus, and Tab still comes by. */}
      <Base.Close
        render={
          <IconButton
            icon={X}
            label={labels.close}
            size="small"
            className={clsx(
              'absolute end-4 coarse:end-2',
              isTitleHidden ? 'top-2.5 coarse:top-0.5' : 'top-4.5 coarse:top-2.5',
            )}
          />
        }
      />
    </>
  );
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={keepOnOutsidePress}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          className={clsx(dialogPopupClass, widths[size])}
          finalFocus={finalFocus}
          {...(initialFocus && { initialFocus })}
        >
          {onSubmit ? (
            <form
              noValidate
              className="contents"
              onSubmit={(event) => {
                event.preventDefault();
                // One that is on its way out has been answered: nothing is done twice by a second press.
                if (!open) return;
                onSubmit();
                focusFirstWrong(event.currentTarget);
              }}
            >
              {content}
            </form>
          ) : (
            content
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** A form that was not sent leads to what is wrong in it, once that is drawn. */
function focusFirstWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() =>
    form.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]')?.focus(),
  );
}
