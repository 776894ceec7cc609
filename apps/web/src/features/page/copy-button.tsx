import { useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.js';
import { announce } from '../../ui/live-region.js';
import { showToast } from '../../ui/toast.js';
import { copyText } from './copy-text.js';

interface CopyButtonProps {
  /** A function: made when it is copied. */
  readonly text: string | (() => string);
  /** What the button says before it was pressed, e.g. "Copy link". */
  readonly label: string;
  readonly tone?: 'primary' | 'secondary' | undefined;
}

/** Copies a text and says so in its own place. */
export function CopyButton({ text, label, tone = 'secondary' }: CopyButtonProps) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await copyText(typeof text === 'string' ? text : text())) {
      setCopied(true);
      announce(t`Copied`);
    } else {
      showToast({ text: t`The browser did not allow copying. Select the text and copy it yourself.` });
    }
  };
  return (
    <Button tone={tone} icon={copied ? Check : Copy} onClick={() => void copy()}>
      {copied ? t`Copied` : label}
    </Button>
  );
}
