import { useLingui } from '@lingui/react/macro';
import { selectEmoji, selectMe } from '@parley/client';
import { emojiAdd, limits } from '@parley/protocol';
import type { EmojiImageProblem } from '@parley/protocol/emoji-image';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { call, useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { showToast } from '../../ui/toast.js';
import { useForm } from '../form/index.js';
import { problemWords } from '../problems/index.js';
import { asEmojiName, emojiNameProblem, nameOfFile } from './emoji-name.js';
import { PictureField } from './picture-field.js';
import { type ChosenPicture, inBase64, readPicture } from './read-picture.js';

export interface AddEmojiDialogProps {
  /** Dropped or pasted before the dialog was open. */
  readonly file: File | undefined;
  readonly onClose: () => void;
}

type Chosen = ChosenPicture | { readonly problem: EmojiImageProblem | 'none' };

/** A new emoji of the workspace: its picture and its name. */
export function AddEmojiDialog({ file, onClose }: AddEmojiDialogProps) {
  const { t } = useLingui();
  const chat = useChat();
  const pictureButton = useRef<HTMLButtonElement>(null);
  const [picture, setPicture] = useState<Chosen>();
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  const taken = t`There is an emoji of this name already.`;
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({
      name: emojiNameProblem(name) ?? (selectEmoji(chat.store.getState()).has(name) ? taken : undefined),
    }),
    send: async ({ name }) => {
      if (!picture || !('bytes' in picture)) {
        pictureButton.current?.focus();
        return undefined;
      }
      const workspaceId = selectMe(chat.store.getState())?.workspace.id ?? '';
      const body = { commandId: attempt, name, image: inBase64(picture.bytes) };
      const answer = await call(emojiAdd, { params: { workspaceId }, body });
      if (answer.ok) {
        showToast({ text: t`:${name}: can be used by everybody now`, tone: 'success' });
        onClose();
        return undefined;
      }
      // What was refused for good is not asked for again under the same id.
      if (!answer.error.retryable) setAttempt(crypto.randomUUID());
      if (answer.error.code === 'name_taken') return { field: 'name', text: taken };
      return { text: problemWords(answer.error) };
    },
  });
  const name = form.field('name');

  const take = async (chosen: File) => {
    const read = await readPicture(chosen);
    setPicture(typeof read === 'string' ? { problem: read } : read);
    setAttempt(crypto.randomUUID());
    if (typeof read !== 'string' && name.value === '') form.set({ name: nameOfFile(chosen.name) });
  };
  const takeGiven = useEffectEvent(() => {
    if (file) void take(file);
  });
  useEffect(() => takeGiven(), []);

  const kilobytes = Math.floor(limits.emojiBytes / 1_024);
  const pixels = limits.emojiPixels;
  const problems: Record<EmojiImageProblem | 'none', string> = {
    none: t`Choose a picture.`,
    kind: t`This is no picture that can be used. Choose a PNG, GIF, WebP or JPEG file.`,
    bytes: t`This file is too large. A GIF can have ${kilobytes} kB; other pictures are made smaller here.`,
    pixels: t`This picture is too large. A GIF can be ${pixels} pixels wide and high; other pictures are made smaller here.`,
  };
  const bytes = picture && 'bytes' in picture ? picture.bytes : undefined;
  const isDrawn = picture !== undefined && 'isDrawn' in picture && picture.isDrawn;

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Add emoji`}
      description={t`Everybody in the workspace can use it.`}
      keepOnOutsidePress={bytes !== undefined || name.value !== ''}
      initialFocus={pictureButton}
      onSubmit={() => {
        if (!picture) setPicture({ problem: 'none' });
        void form.submit();
      }}
      actions={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={form.busy}>{t`Add emoji`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <PictureField
          bytes={bytes}
          error={picture && 'problem' in picture ? problems[picture.problem] : undefined}
          hint={
            isDrawn
              ? t`It was made smaller, to fit among other emoji.`
              : t`A square picture with a clear background looks best.`
          }
          onFile={(chosen) => void take(chosen)}
          buttonRef={pictureButton}
        />
        <TextField
          {...name}
          label={t`Name`}
          prefixText=":"
          placeholder={t`e.g. tin_mug`}
          hint={name.value === '' ? undefined : t`People write :${name.value}: for it.`}
          onValueChange={(value) => name.onValueChange(asEmojiName(value))}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
      </div>
    </Dialog>
  );
}
