import type { ReactElement } from 'react';

export type DrawingKind = 'talk' | 'lens' | 'people' | 'calm' | 'broken' | 'paper' | 'closed';

const line = {
  stroke: 'var(--color-ink-3)',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const leaf = {
  fill: 'var(--color-accent-wash)',
  stroke: 'var(--color-accent-ink)',
  strokeWidth: 1.75,
  strokeLinejoin: 'round',
} as const;
const spot = { fill: 'var(--color-mention)' } as const;
const sheet = { fill: 'var(--color-raised)', ...line } as const;

/** The bubble of the mark: round, with its tail at the lower left. */
const bubble = 'M0 18C0 8 8 0 18 0h16c10 0 18 8 18 18s-8 18-18 18H14L0 44Z';

const drawings: Record<DrawingKind, ReactElement> = {
  talk: (
    <>
      <path d={bubble} transform="translate(14 22)" {...leaf} />
      <path d={bubble} transform="matrix(-1 0 0 1 108 40)" {...sheet} />
      <path d="M74 54h20M74 62h12" {...line} />
      <circle cx={40} cy={40} r={4.5} {...spot} />
    </>
  ),
  lens: (
    <>
      <path d="M26 76h44M26 86h28" {...line} opacity={0.5} />
      <circle cx={58} cy={42} r={25} {...leaf} />
      <path d="m77 60 17 17" {...line} strokeWidth={5} />
      <circle cx={58} cy={42} r={4.5} {...spot} />
    </>
  ),
  people: (
    <>
      <rect x={16} y={34} width={36} height={36} rx={11} {...sheet} />
      <rect x={68} y={34} width={36} height={36} rx={11} {...sheet} />
      <rect x={40} y={24} width={40} height={40} rx={12} {...leaf} />
      <circle cx={60} cy={44} r={5} {...spot} />
      <path d="M30 84h60" {...line} opacity={0.5} />
    </>
  ),
  calm: (
    <>
      <path d="M12 74h96M28 84h64" {...line} opacity={0.5} />
      <path d="M34 74a26 26 0 0 1 52 0Z" {...leaf} />
      <path d="M60 30v8M28.500 43l5.700 5.700M91.500 43l-5.700 5.700" {...line} />
      <circle cx={60} cy={60} r={4.5} {...spot} />
    </>
  ),
  broken: (
    <>
      <path d="M10 52h26" {...line} />
      <path d="M84 52h26" {...line} />
      <path d="M36 38h12v28H36a6 6 0 0 1-6-6V44a6 6 0 0 1 6-6Z" {...leaf} />
      <path d="M84 38H74v28h10a6 6 0 0 0 6-6V44a6 6 0 0 0-6-6Z" {...sheet} />
      <path d="M48 46h8M48 58h8" {...line} />
      <circle cx={65} cy={52} r={4.5} {...spot} />
    </>
  ),
  paper: (
    <>
      <rect x={46} y={18} width={48} height={62} rx={8} {...sheet} />
      <rect x={26} y={28} width={48} height={62} rx={8} {...leaf} />
      <path d="M38 58h24M38 68h16" {...line} />
      <circle cx={42} cy={44} r={4.5} {...spot} />
    </>
  ),
  closed: (
    <>
      <path d="M44 48V36a16 16 0 0 1 32 0v12" {...line} />
      <rect x={32} y={48} width={56} height={40} rx={10} {...leaf} />
      <circle cx={60} cy={65} r={4.5} {...spot} />
      <path d="M60 69v7" {...line} />
    </>
  ),
};

/** A small picture made of bubble, leaf and dot, for a place with nothing in it. Decoration: the sentence says it. */
export function Drawing({ kind }: { readonly kind: DrawingKind }) {
  return (
    <svg width={120} height={104} viewBox="0 0 120 104" fill="none" aria-hidden>
      {drawings[kind]}
    </svg>
  );
}
