import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { type ReactNode, useMemo } from 'react';
import { UiContext, type UiLabels } from './labels.js';
import { AnnouncerRegion } from './live-region.js';
import { ToastRegion } from './toast-region.js';
import { TooltipLayer } from './tooltip.js';

export interface UiProviderProps {
  readonly labels: UiLabels;
  readonly locale: string;
  readonly direction?: 'ltr' | 'rtl' | undefined;
  readonly children: ReactNode;
}

/** Stands once around the app: words, locale, the shared tooltip, the toasts and the live region. */
export function UiProvider({ labels, locale, direction = 'ltr', children }: UiProviderProps) {
  const value = useMemo(() => ({ labels, locale }), [labels, locale]);
  return (
    <UiContext value={value}>
      {/* Its inline style elements are refused by the content security policy; app.css holds what they would say. */}
      <CSPProvider disableStyleElements>
        <DirectionProvider direction={direction}>
          {children}
          <TooltipLayer />
          <ToastRegion />
          <AnnouncerRegion />
        </DirectionProvider>
      </CSPProvider>
    </UiContext>
  );
}
