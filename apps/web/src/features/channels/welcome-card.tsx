import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { inviteCreate } from '@parley/protocol';
import { Check, Link2, X } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { IconButton } from '../../ui/icon-button.js';
import { TextField } from '../../ui/text-field.js';
import { copyText, remember, remembered, useWorkspaceSlug } from '../page/index.js';
import { useMyRole } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { ThemeChoice } from '../theme-choice/index.js';

const weekInHours = 24 * 7;

/** For whoever is alone in a new workspace: a link to bring others in, and the light to work by. */
export function WelcomeCard() {
  const slug = useWorkspaceSlug();
  const isOwner = useMyRole() === 'owner';
  const [isGone, setGone] = useState(() => remembered(`welcome.${slug}`) !== null);
  if (isGone || !isOwner) return null;
  return (
    <Card
      onClose={() => {
        remember(`welcome.${slug}`, 'seen');
        setGone(true);
      }}
    />
  );
}

function Card({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const run = useCommand();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const [link, setLink] = useState<string>();
  const [isCopied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  const invite = async () => {
    setBusy(true);
    const made =
      link ??
      (await run(inviteCreate, { workspaceId, expiresInHours: weekInHours, maxUses: null }).then(
        (answer) => answer && `${location.origin}/join/${answer.code}`,
      ));
    setBusy(false);
    if (made === undefined) return;
    setLink(made);
    setCopied(await copyText(made));
  };
  return (
    <section
      aria-label={t`First steps`}
      className="relative mx-2 mb-1 flex max-w-column flex-none flex-wrap items-end gap-x-6 gap-y-4 rounded-card bg-accent-wash py-4 ps-5 pe-12 md:mx-4"
    >
      <div className="min-w-56 flex-1">
        <h2 className="text-ui font-semibold">{t`You are the first one here`}</h2>
        <p className="text-small text-ink-2">
          {t`Send others a link: they choose a name and a password, and are in. It works for 7 days.`}
        </p>
        {link && (
          <TextField
            label={t`Invite link`}
            labelHidden
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
            className="mt-2.5 max-w-120"
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" icon={isCopied ? Check : Link2} busy={busy} onClick={() => void invite()}>
          {isCopied ? t`Link copied` : t`Copy invite link`}
        </Button>
        <ThemeChoice />
      </div>
      <IconButton
        icon={X}
        size="small"
        label={t`Put the first steps away`}
        onClick={onClose}
        className="absolute end-2 top-2"
      />
    </section>
  );
}
