import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded.js';
import { createEventReader } from './event-stream.js';

describe('an event stream', () => {
  const stream =
    ': padding\n\ndata: one\n\nid: 7\nevent: message\ndata:two\r\n\r\ndata: three\ndata:  lines\n\n';
  const events = ['one', 'two', 'three\n lines'];

  it('gives the data of each event, and neither comments nor other fields', () => {
    expect(createEventReader()(stream)).toEqual(events);
  });

  it('[R-FB-1] gives the same however the text is cut', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round += 1) {
      const read = createEventReader();
      const found: string[] = [];
      for (let from = 0; from < stream.length; ) {
        const to = from + 1 + Math.floor(random() * 9);
        found.push(...read(stream.slice(from, to)));
        from = to;
      }
      expect(found).toEqual(events);
    }
  });

  it('keeps back what is not complete', () => {
    const read = createEventReader();
    expect(read('data: half')).toEqual([]);
    expect(read(' a word\n')).toEqual([]);
    expect(read('\n')).toEqual(['half a word']);
  });
});
