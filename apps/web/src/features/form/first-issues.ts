interface Checked {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] } | undefined;
}

/** Names of the fields a schema refused, each once. Nested objects count as the field that holds them. */
export function firstIssues(checked: Checked): ReadonlySet<string> {
  if (checked.success || !checked.error) return new Set();
  return new Set(checked.error.issues.map((issue) => String(issue.path[0] ?? '')));
}
