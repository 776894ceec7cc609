import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectEmoji, selectMe, selectMessageRules } from '@parley/client';
import { type CustomEmoji, emojiRemove, limits, workspaceSetMessageRules } from '@parley/protocol';
import { clsx } from 'clsx';
import { Pencil, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { Switch } from '../../ui/switch.js';
import { TextField } from '../../ui/text-field.js';
import { EmojiPicture } from '../emoji/index.js';
import { useMyId, useMyRole, usePersonName } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { AddEmojiDialog } from './add-emoji-dialog.js';
import { RenameEmojiDialog } from './rename-emoji-dialog.js';
import { SettingsPage } from './settings-section.js';
import { useFileDrop, usePastedFile } from './use-file-drop.js';

/** The workspace's own emoji. Everybody adds to them; who added one, owners and admins rename and remove it. */
export function EmojiPage() {
  const { t } = useLingui();
  const run = useCommand();
  const emoji = useChatState(selectEmoji);
  const isKeeper = useMyRole() !== 'member';
  const mayAdd = useChatState((state) => !selectMessageRules(state).isEmojiForKeepers) || isKeeper;
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState<{ readonly file: File | undefined }>();
  const [renaming, setRenaming] = useState<CustomEmoji>();
  const [removing, setRemoving] = useState<CustomEmoji>();
  const addFile = (file: File) => setAdding({ file });
  const { isOver, ...drop } = useFileDrop(mayAdd ? addFile : undefined);
  usePastedFile(mayAdd && !adding ? addFile : undefined);

  const wanted = query.trim().replaceAll(':', '').toLowerCase();
  const shown = [...emoji.values()].filter(({ name }) => name.includes(wanted));
  const isFull = emoji.size >= limits.emojiPerWorkspace;
  const add = mayAdd && (
    <Button
      icon={Plus}
      size="large"
      disabled={isFull}
      onClick={() => setAdding({ file: undefined })}
    >{t`Add emoji`}</Button>
  );
  return (
    <SettingsPage
      title={t`Emoji`}
      lead={t`Pictures that only this workspace has: in messages, as reactions and in a status.`}
    >
      <section
        {...drop}
        aria-label={t`Emoji of this workspace`}
        className={clsx(
          '-m-3 rounded-card p-3',
          isOver && 'bg-accent-wash outline-2 outline-accent outline-dashed',
        )}
      >
        {emoji.size === 0 ? (
          <EmptyState
            drawing="paper"
            title={
              mayAdd
                ? t`Give the workspace an emoji of its own.`
                : t`This workspace has no emoji of its own yet.`
            }
            hint={
              mayAdd
                ? t`Drop a picture here, paste one, or choose a file.`
                : t`Owners and admins add them here.`
            }
            action={add}
          />
        ) : (
          <>
            <div className="flex flex-wrap items-end gap-3">
              <TextField
                className="min-w-48 flex-1"
                label={t`Search emoji`}
                labelHidden
                icon={Search}
                placeholder={t`Search emoji`}
                value={query}
                onValueChange={setQuery}
                autoComplete="off"
                spellCheck={false}
              />
              {add}
            </div>
            <p role="status" className="mt-3 text-small text-ink-3">
              {isFull
                ? t`This workspace has as many emoji as it can hold. Remove one of them first.`
                : wanted === ''
                  ? plural(emoji.size, { one: '# emoji', other: '# emoji' })
                  : t`${shown.length} of ${plural(emoji.size, { one: '# emoji', other: '# emoji' })}`}
            </p>
            {shown.length === 0 ? (
              <p className="py-10 text-center text-ui text-ink-2">{t`No emoji is called that.`}</p>
            ) : (
              <RowList className="mt-1 divide-y divide-line">
                {shown.map((one) => (
                  <EmojiRow
                    key={one.id}
                    emoji={one}
                    onRename={() => setRenaming(one)}
                    onRemove={() => setRemoving(one)}
                  />
                ))}
              </RowList>
            )}
          </>
        )}
      </section>
      {isKeeper && <WhoAdds />}
      {adding && <AddEmojiDialog file={adding.file} onClose={() => setAdding(undefined)} />}
      {renaming && <RenameEmojiDialog emoji={renaming} onClose={() => setRenaming(undefined)} />}
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={() => setRemoving(undefined)}
        title={t`Remove :${removing?.name ?? ''}:?`}
        description={t`Nobody can use it any more. Where it was used, its name stands in its place.`}
        confirmLabel={t`Remove`}
        cancelLabel={t`Cancel`}
        danger
        onConfirm={async () =>
          removing !== undefined && (await run(emojiRemove, { emojiId: removing.id })) !== undefined
        }
      />
    </SettingsPage>
  );
}

/** Owners and admins decide who adds emoji. */
function WhoAdds() {
  const { t } = useLingui();
  const run = useCommand();
  const { version: _, isEmojiForKeepers = false, ...rules } = useChatState(selectMessageRules);
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  return (
    <div className="border-t border-line pt-6">
      <Switch
        label={t`Everybody can add emoji`}
        hint={t`While this is off, only owners and admins can.`}
        checked={!isEmojiForKeepers}
        onCheckedChange={(isForAll) =>
          void run(workspaceSetMessageRules, { workspaceId, ...rules, isEmojiForKeepers: !isForAll })
        }
      />
    </div>
  );
}

interface EmojiRowProps {
  readonly emoji: CustomEmoji;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function EmojiRow({ emoji, onRename, onRemove }: EmojiRowProps) {
  const { t } = useLingui();
  const me = useMyId();
  const role = useMyRole();
  const adder = usePersonName(emoji.addedBy);
  const mayChange = emoji.addedBy === me || role === 'owner' || role === 'admin';
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <span className="grid size-10 flex-none place-items-center overflow-hidden rounded-card bg-sunken text-[1.375rem] leading-none">
        <EmojiPicture emoji={emoji} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{`:${emoji.name}:`}</span>
        <span className="block truncate text-meta text-ink-3">
          {emoji.addedBy === me ? t`Added by you` : t`Added by ${adder}`}
        </span>
      </span>
      {mayChange && (
        <span className="flex flex-none gap-1">
          <IconButton icon={Pencil} label={t`Rename :${emoji.name}:`} onClick={onRename} />
          <IconButton icon={Trash2} tone="danger" label={t`Remove :${emoji.name}:`} onClick={onRemove} />
        </span>
      )}
    </li>
  );
}
