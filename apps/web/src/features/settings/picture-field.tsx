import { useLingui } from '@lingui/react/macro';
import { clsx } from 'clsx';
import { CircleAlert, ImagePlus } from 'lucide-react';
import { type RefObject, useEffect, useId, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useFileDrop, usePastedFile } from './use-file-drop.js';

interface PictureFieldProps {
  /** Undefined: none yet. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly error: string | undefined;
  readonly hint: string;
  readonly onFile: (file: File) => void;
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
}

/** The picture of an emoji: chosen, dropped or pasted. */
export function PictureField({ bytes, error, hint, onFile, buttonRef }: PictureFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const { isOver, ...drop } = useFileDrop(onFile);
  const url = useObjectUrl(bytes);
  usePastedFile(onFile);
  return (
    <div className="flex flex-col gap-1.5">
      <div
        {...drop}
        className={clsx(
          'flex items-center gap-4 rounded-card border border-dashed p-4 transition-colors duration-quick',
          isOver ? 'border-accent bg-accent-wash' : error ? 'border-danger' : 'border-line-strong',
        )}
      >
        <span className="grid size-18 flex-none place-items-center rounded-card bg-sunken text-ink-3">
          {url === undefined ? (
            <Icon icon={ImagePlus} size={20} />
          ) : (
            <img src={url} alt={t`Preview`} className="size-14 object-contain" />
          )}
        </span>
        <div className="min-w-0">
          <label htmlFor={id} className="sr-only">{t`Picture file`}</label>
          <input
            id={id}
            type="file"
            accept="image/png,image/gif,image/webp,image/jpeg"
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onFile(file);
              // The same file may be chosen again, after it was changed.
              event.target.value = '';
            }}
          />
          <Button
            ref={buttonRef}
            data-wrong={error ? '' : undefined}
            aria-describedby={`${id}-hint`}
            onClick={() => document.getElementById(id)?.click()}
          >
            {url === undefined ? t`Choose a picture` : t`Choose another`}
          </Button>
          <p className="mt-1.5 text-small text-ink-3 coarse:hidden">{t`Or drop it here, or paste it.`}</p>
        </div>
      </div>
      <p
        id={`${id}-hint`}
        role={error ? 'alert' : undefined}
        className={clsx('flex gap-1.5 text-meta', error ? 'text-danger-ink' : 'text-ink-3')}
      >
        {error && <Icon icon={CircleAlert} size={14} className="mt-px" />}
        {error ?? hint}
      </p>
    </div>
  );
}

/** An address of bytes for as long as they are shown. */
function useObjectUrl(bytes: Uint8Array<ArrayBuffer> | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return;
    const made = URL.createObjectURL(new Blob([bytes]));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [bytes]);
  return url;
}
