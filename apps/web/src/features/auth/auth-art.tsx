/** A column of talk as shapes: rounded bubbles of several lengths, one of them for you. Decoration only. */
export function AuthArt() {
  return (
    <svg
      viewBox="0 0 600 800"
      preserveAspectRatio="xMidYMid slice"
      className="size-full text-accent-ink"
      fill="none"
      aria-hidden
    >
      <g stroke="currentColor" strokeWidth="1" opacity="0.12">
        {Array.from({ length: 17 }, (_, line) => line * 50).map((y) => (
          <path key={y} d={`M0 ${y + 0.5}H600`} />
        ))}
      </g>
      <Talk x={96} y={140} lines={[220, 150]} />
      <Talk x={96} y={262} lines={[300]} quiet />
      <Talk x={150} y={350} lines={[250, 280, 120]} mine />
      <Talk x={96} y={512} lines={[180]} quiet />
      <Talk x={96} y={600} lines={[260, 200]} />
    </svg>
  );
}

interface TalkProps {
  readonly x: number;
  readonly y: number;
  /** Width of each line of text. */
  readonly lines: readonly number[];
  readonly quiet?: boolean | undefined;
  readonly mine?: boolean | undefined;
}

function Talk({ x, y, lines, quiet = false, mine = false }: TalkProps) {
  const width = Math.max(...lines) + 48;
  const height = lines.length * 26 + 30;
  const ink = mine ? 'var(--color-on-accent)' : 'var(--color-ink-3)';
  return (
    <g transform={`translate(${x} ${y})`}>
      {!mine && (
        <rect
          x={-52}
          width={38}
          height={38}
          rx={12}
          fill={quiet ? 'var(--color-mention)' : 'var(--color-accent)'}
          opacity={quiet ? 0.9 : 0.75}
        />
      )}
      <path
        d={`M0 18a18 18 0 0 1 18-18h${width - 36}a18 18 0 0 1 18 18v${height - 36}a18 18 0 0 1-18 18H12q-9 0-12 10Z`}
        fill={mine ? 'var(--color-accent)' : 'var(--color-raised)'}
      />
      {lines.map((length, index) => (
        <rect
          key={length}
          x={24}
          y={20 + index * 26}
          width={length}
          height={10}
          rx={5}
          fill={ink}
          opacity={mine ? 0.75 : 0.28}
        />
      ))}
    </g>
  );
}
