import { describe, expect, it } from 'vitest';
import { type ForwardTarget, findTargets } from './forward-targets.js';

const target = (label: string): ForwardTarget => ({
  key: label,
  label,
  note: '',
  kind: 'public',
  memberIds: null,
  channelId: label,
  lastMessageAt: null,
});
const all = ['general', 'web-design', 'redesign', 'Zoë Ångström', 'Design crew'].map(target);
const found = (query: string, most = 10) => findTargets(all, query, most).map(({ label }) => label);

describe('findTargets', () => {
  it('without a query keeps the order', () => {
    expect(found('')).toEqual(all.map(({ label }) => label));
    expect(found('', 2)).toEqual(['general', 'web-design']);
  });

  it('puts those first where a word begins with it', () => {
    expect(found('des')).toEqual(['web-design', 'Design crew', 'redesign']);
  });

  it('does not mind case, accents and signs', () => {
    expect(found('zoe ang')).toEqual(['Zoë Ångström']);
    expect(found('#GEN')).toEqual(['general']);
    expect(found('nobody')).toEqual([]);
  });
});
