/** When a status or a quiet time ends, as people choose it. */
export type EndChoice = 'never' | 'half-hour' | 'hour' | 'today' | 'week' | 'custom';

const MINUTE = 60_000;

/** The moment a choice means, in the time here; null: never. `custom` is the caller's to say. */
export function endOf(choice: Exclude<EndChoice, 'custom'>, nowMs: number): Date | null {
  const end = new Date(nowMs);
  switch (choice) {
    case 'never':
      return null;
    case 'half-hour':
      return new Date(nowMs + 30 * MINUTE);
    case 'hour':
      return new Date(nowMs + 60 * MINUTE);
    case 'today':
      end.setHours(24, 0, 0, 0);
      return end;
    case 'week': {
      // Until the night to Monday.
      const days = (8 - (end.getDay() || 7)) % 8 || 7;
      end.setDate(end.getDate() + days);
      end.setHours(0, 0, 0, 0);
      return end;
    }
  }
}

/** What `<input type="datetime-local">` holds, in the time here. */
export function localInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
