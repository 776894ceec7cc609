import { useLingui } from '@lingui/react/macro';
import { SquarePen } from 'lucide-react';
import { Button } from '../../ui/button.js';
import { openDialog } from '../page/index.js';

/** The first step where nothing was written yet: to whom. */
export function WriteButton() {
  const { t } = useLingui();
  return <Button icon={SquarePen} onClick={() => openDialog('new-direct')}>{t`New message`}</Button>;
}
