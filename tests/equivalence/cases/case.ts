import type { CommandType } from '@parley/protocol';
import type { Scene } from '../scene.js';

export type Kind = 'public' | 'private';

/** What is done after everybody's client has settled; sends its command at least once. */
export type Case = (scene: Scene, kind: Kind) => Promise<void>;

/** Those of one subject. */
export type Cases = Partial<Record<CommandType, Case>>;
