import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../testing/samples.js';
import { MessageWindow, windowRows } from './timeline-rows.js';

const sequencesOf = (rows: MessageWindow) => [...rows].map((row) => row.sequence);

describe('MessageWindow', () => {
  it('keeps every message once, in order and in its newest version, whatever order they come in', () => {
    const copies = fc.array(
      fc.record({ sequence: fc.integer({ min: 1, max: 30 }), later: fc.integer({ min: 0, max: 5 }) }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(copies, fc.boolean(), (given, byPages) => {
        const messages = given.map(({ sequence, later }) =>
          sampleMessage(sequence, { version: sequence + later }),
        );
        const rows = new MessageWindow();
        const newest = new Map<number, number>();
        for (const message of messages) {
          newest.set(message.sequence, Math.max(newest.get(message.sequence) ?? 0, message.version));
          if (byPages) rows.merge([message]);
          else rows.put(message);
        }
        const expected = [...newest].sort((a, b) => a[0] - b[0]);
        expect([...rows].map((row) => [row.sequence, row.version])).toEqual(expected);
        for (const [index, row] of [...rows].entries()) {
          expect(rows.at(index)).toBe(row);
          expect(rows.byId(row.id)).toBe(row);
          expect(rows.indexOf(row.id)).toBe(index);
        }
      }),
    );
  });

  it('merges a page before, over and after what it holds', () => {
    const rows = new MessageWindow();
    rows.merge([10, 12, 14].map((sequence) => sampleMessage(sequence)));
    rows.merge([5, 7, 10].map((sequence) => sampleMessage(sequence)));
    rows.merge([14, 20].map((sequence) => sampleMessage(sequence)));
    expect(sequencesOf(rows)).toEqual([5, 7, 10, 12, 14, 20]);
  });

  it('does not let an older copy in a page win', () => {
    const rows = new MessageWindow();
    rows.put(sampleMessage(3, { version: 9, text: 'edited' }));
    rows.merge([sampleMessage(2), sampleMessage(3)]);
    expect(rows.at(1)?.text).toBe('edited');
  });

  it('lets go of the far side past its limit', () => {
    const rows = new MessageWindow();
    rows.merge(Array.from({ length: windowRows + 3 }, (_, index) => sampleMessage(index + 1)));
    expect(rows.trim('before')).toBe(3);
    expect([rows.length, rows.first?.sequence]).toEqual([windowRows, 4]);
    expect(rows.byId(sampleMessage(1).id)).toBeUndefined();
    expect(rows.trim('after', 10)).toBe(windowRows - 10);
    expect(rows.last?.sequence).toBe(13);
  });

  it('remembers what arrives while a page is on its way, until the last page is there', () => {
    const rows = new MessageWindow();
    rows.remember(sampleMessage(1));
    rows.beginLoad();
    rows.beginLoad();
    rows.remember(sampleMessage(2));
    rows.endLoad();
    expect(rows.arrivals.map((one) => one.sequence)).toEqual([2]);
    rows.endLoad();
    expect(rows.arrivals).toEqual([]);
  });
});
