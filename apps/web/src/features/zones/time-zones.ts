import { type ChatState, selectMember } from '@parley/client';
import { isTimeZone } from '@parley/protocol';
import { useMemo } from 'react';
import { useChatState } from '../../client.js';

/** The zone, if this browser knows it. */
export const knownZone = (zone: string | undefined): string | undefined =>
  zone !== undefined && zone !== '' && isTimeZone(zone) ? zone : undefined;

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone I live in: of my profile, and of this device while the profile tells none. */
export const myZone = (state: ChatState): string => knownZone(zoneOfProfile(state)) ?? zoneHere();

const zoneOfProfile = (state: ChatState) => selectMember(state.me?.account.id ?? '')(state)?.timeZone;

export function useMyZone(): string {
  const own = useChatState(zoneOfProfile);
  return useMemo(() => knownZone(own) ?? zoneHere(), [own]);
}

/** Whether clocks there show something else than here just now. */
export function isForeignZone(zone: string | undefined, nowMs: number): boolean {
  const shape = { dateStyle: 'short', timeStyle: 'short' } as const;
  const there = new Intl.DateTimeFormat('en', { ...shape, ...(zone !== undefined && { timeZone: zone }) });
  return there.format(nowMs) !== new Intl.DateTimeFormat('en', shape).format(nowMs);
}

/** Every zone this browser knows, the one here among them. */
export function allZones(): readonly string[] {
  const zones = Intl.supportedValuesOf('timeZone');
  const here = zoneHere();
  return zones.includes(here) ? zones : [here, ...zones];
}
