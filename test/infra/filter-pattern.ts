// CloudWatch's metric filters as far as the stacks use them: one comparison of one text in a JSON line. Anything else is a fault.
export function countsLine(pattern: string, line: string): boolean {
  const [, path = "", wanted = ""] = /^\{ \$\.([\w.]+) = "([^"*]+)" \}$/.exec(pattern) ?? [];
  if (!path) throw new Error(`a filter this test does not know: ${pattern}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // A line that is no JSON matches no JSON pattern.
    return false;
  }
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string, unknown>)[name];
  }
  return value === wanted;
}
