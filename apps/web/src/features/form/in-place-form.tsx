import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.js';
import type { Form } from './use-form.js';

interface InPlaceFormProps {
  readonly form: Pick<Form<Record<string, string>>, 'busy' | 'onSubmit'>;
  /** What the button that sends it says. */
  readonly action: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A field in the place of a text, and the two ways out of it. */
export function InPlaceForm({ form, action, onCancel, children }: InPlaceFormProps) {
  const { t } = useLingui();
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={form.onSubmit}>
      {children}
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onCancel}>{t`Cancel`}</Button>
        <Button size="small" type="submit" tone="primary" busy={form.busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
