/**
 * Reads a `text/event-stream`: takes its text in any pieces and gives the data of each event that is complete. Comments
 * and other fields are passed over.
 */
export function createEventReader(): (piece: string) => string[] {
  let rest = '';
  let lines: string[] = [];
  return (piece) => {
    const events: string[] = [];
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const line = part.endsWith('\r') ? part.slice(0, -1) : part;
      if (line === '') {
        if (lines.length > 0) events.push(lines.join('\n'));
        lines = [];
      } else if (line.startsWith('data:')) {
        lines.push(line.slice(line.charAt(5) === ' ' ? 6 : 5));
      }
    }
    return events;
  };
}
