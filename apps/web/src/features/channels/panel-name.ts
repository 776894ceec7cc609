/** What the side panel of a channel can show; part of the address. */
export const panelNames = ['about', 'members', 'pins'] as const;
export type PanelName = (typeof panelNames)[number];

export const isPanelName = (value: unknown): value is PanelName =>
  (panelNames as readonly unknown[]).includes(value);
