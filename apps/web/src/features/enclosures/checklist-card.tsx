import { useLingui } from '@lingui/react/macro';
import { type ShownItem, selectChecklist } from '@parley/client';
import { checklistTick, limits, type Message } from '@parley/protocol';
import { clsx } from 'clsx';
import { Pencil, Plus, Square, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { useFocusBack } from '../../ui/use-focus-back.js';
import { callMessageDialog } from '../message-dialogs/index.js';
import { useMyId, usePersonName } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { useMayMark } from '../reactions/index.js';
import { AddItem } from './add-item.js';
import { keepFocus } from './keep-focus.js';
import { enclosureFrame, footButton, footFrame, itemFrame } from './outline.js';
import { doneWords } from './words.js';

/** What is to be done, and who did it: a press ticks. */
export function ChecklistCard({ message }: { readonly message: Message }) {
  const { t } = useLingui();
  const run = useCommand();
  const items = useChatState(selectChecklist(message));
  const canWrite = useMayMark(message);
  const isMine = useMyId() === message.authorId;
  const [isAdding, setAdding] = useState(false);
  const addButton = useFocusBack(isAdding);
  if (!items) return null;
  const done = doneWords(items);
  const canRevise = isMine && canWrite;
  const canAdd = canRevise && items.length < limits.checklistItems;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its children out in its own way
    <div role="group" aria-label={t`Checklist: ${done}`} className={enclosureFrame}>
      <ul>
        {items.map((item) => (
          <li key={item.place}>
            <ItemRow
              item={item}
              onPress={
                canWrite
                  ? () =>
                      void run(checklistTick, {
                        messageId: message.id,
                        item: item.place,
                        isDone: !item.isDone,
                      })
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
      {isAdding && canAdd ? (
        <AddItem message={message} onDone={() => setAdding(false)} />
      ) : (
        <p className={clsx(footFrame, 'px-2')}>
          <span className="tabular">{done}</span>
          {canAdd && (
            <button ref={addButton} type="button" className={footButton} onClick={() => setAdding(true)}>
              <Icon icon={Plus} size={14} />
              {t`Add an item`}
            </button>
          )}
          {canRevise && (
            <button type="button" className={footButton} onClick={() => callMessageDialog('revise', message)}>
              <Icon icon={Pencil} size={14} />
              {t`Edit items`}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface ItemRowProps {
  readonly item: ShownItem;
  /** Undefined where nobody can tick. */
  readonly onPress: (() => void) | undefined;
}

function ItemRow({ item, onPress }: ItemRowProps) {
  const { t } = useLingui();
  const { text, isDone, doneBy } = item;
  const name = usePersonName(doneBy ?? '');
  const content = (
    <>
      <Icon
        icon={isDone ? SquareCheck : Square}
        size={18}
        className={clsx('mt-px', isDone ? 'text-accent-ink' : 'text-ink-3')}
      />
      <span dir="auto" className={clsx('min-w-0 flex-1 wrap-anywhere', isDone && 'text-ink-3 line-through')}>
        {text}
      </span>
      {isDone && (
        <span className="max-w-32 flex-none truncate pt-0.5 text-meta text-ink-3">
          <span className="sr-only">{t`done by`} </span>
          {name}
        </span>
      )}
    </>
  );
  if (!onPress) return <div className={itemFrame}>{content}</div>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: its words hold the name of who ticked it
    <button
      type="button"
      role="checkbox"
      aria-checked={isDone}
      onClick={onPress}
      {...keepFocus}
      className={clsx(itemFrame, 'hover:bg-hover')}
    >
      {content}
    </button>
  );
}
