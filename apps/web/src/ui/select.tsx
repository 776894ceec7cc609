import { Select as Base } from '@base-ui/react/select';
import { clsx } from 'clsx';
import { Check, ChevronsUpDown, type LucideIcon } from 'lucide-react';
import { FieldFrame, type FieldProps, fieldBoxClass } from './field.js';
import { Icon } from './icon.js';
import { listPopupClass } from './menu-items.js';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
  readonly className?: string | undefined;
}

/** One of several, where there is no room to show them all; for two to four use `SegmentedControl`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onValueChange, disabled = false, ...frame } = props;
  return (
    <FieldFrame {...frame}>
      {(ids) => (
        <Base.Root
          items={options}
          value={value}
          onValueChange={(next) => next !== null && onValueChange(next)}
          disabled={disabled}
        >
          <Base.Trigger
            {...ids}
            className={clsx(
              fieldBoxClass,
              'flex h-control-lg w-full items-center gap-2 ps-3 pe-2 text-start hover:bg-[color-mix(in_oklab,var(--color-raised),var(--color-ink)_3%)] data-disabled:opacity-55',
            )}
          >
            <Base.Value className="min-w-0 flex-1 truncate" />
            <Icon icon={ChevronsUpDown} className="text-ink-3" />
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner
              className="z-tooltip outline-none select-none"
              alignItemWithTrigger={false}
              align="start"
              sideOffset={4}
              collisionPadding={8}
            >
              <Base.Popup
                className={clsx(
                  listPopupClass,
                  'max-h-[min(var(--available-height),24rem)]! w-(--anchor-width) scroll-py-1',
                )}
              >
                <Base.List aria-label={frame.label}>
                  {options.map((option) => (
                    <Base.Item
                      key={option.value}
                      value={option.value}
                      disabled={option.disabled ?? false}
                      className="flex min-h-8 items-center gap-2.5 rounded-control px-2 py-1 outline-none coarse:min-h-11 data-disabled:opacity-45 data-highlighted:bg-press"
                    >
                      {option.icon && <Icon icon={option.icon} className="text-ink-3" />}
                      <Base.ItemText className="min-w-0 flex-1 truncate">{option.label}</Base.ItemText>
                      <Base.ItemIndicator render={<Icon icon={Check} className="text-accent-ink" />} />
                    </Base.Item>
                  ))}
                </Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </FieldFrame>
  );
}
