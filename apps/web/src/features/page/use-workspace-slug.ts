import { useParams } from '@tanstack/react-router';

/** The workspace that the address names. */
export function useWorkspaceSlug(): string {
  const { slug } = useParams({ strict: false });
  if (slug === undefined) throw new Error('This address names no workspace');
  return slug;
}
