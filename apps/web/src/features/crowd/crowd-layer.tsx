import { useLingui } from '@lingui/react/macro';
import { lazyPart } from '../../ui/lazy-part.js';
import { showToast } from '../../ui/toast.js';
import { useAskedCrowd } from './ask-crowd.js';

const CrowdDialog = lazyPart(async () => (await import('./crowd-dialog.js')).CrowdDialog);

/** Where it is asked whether very many people are meant; stands once in a workspace. */
export function CrowdLayer() {
  const { t } = useLingui();
  const asked = useAskedCrowd();
  if (!asked) return null;
  const onUnavailable = () => {
    asked.answer(false);
    showToast({ text: t`This needs a connection. Try again when it is back.`, id: 'no-dialog' });
  };
  return <CrowdDialog onUnavailable={onUnavailable} />;
}
