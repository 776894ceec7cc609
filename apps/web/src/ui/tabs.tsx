import { Tabs as Base } from '@base-ui/react/tabs';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** After the label, such as a count. */
  readonly extra?: ReactNode | undefined;
  readonly panel: ReactNode;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly className?: string | undefined;
}

export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onValueChange,
  className,
}: TabsProps<Value>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: Value) => onValueChange(next)}
      className={clsx('flex min-h-0 flex-col', className)}
    >
      <Base.List aria-label={label} className="relative flex flex-none gap-5 border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-control-lg items-center gap-1.5 coarse:min-w-11 coarse:justify-center text-ui font-medium whitespace-nowrap text-ink-3 transition-colors duration-quick select-none hover:text-ink data-active:text-ink"
          >
            {tab.label}
            {tab.extra}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute -bottom-px left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width] duration-calm ease-move" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          data-focus-inside
          className="min-h-0 flex-1 overflow-y-auto pt-3"
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
