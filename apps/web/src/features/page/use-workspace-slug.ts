import { useParams } from '@tanstack/react-router';

/** The workspace that the address names. Whoever asks is not drawn again for going elsewhere in it. */
export function useWorkspaceSlug(): string {
  const slug = useParams({ strict: false, select: (params) => params.slug });
  if (slug === undefined) throw new Error('This address names no workspace');
  return slug;
}
