// The part of Lambda's event filtering that the stack uses: exact values and prefixes; any other operator is a fault.
export function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some(rule => fits(rule, value));
  if (typeof pattern !== "object" || pattern === null)
    throw new Error(`not a filter: ${JSON.stringify(pattern)}`);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(pattern).every(([key, inner]) =>
    matches(inner, (value as Record<string, unknown>)[key]),
  );
}

function fits(rule: unknown, value: unknown): boolean {
  if (typeof rule !== "object" || rule === null) return rule === value;
  const [[operator, operand] = [], ...more] = Object.entries(rule);
  if (operator !== "prefix" || more.length > 0)
    throw new Error(`a filter this run does not know: ${JSON.stringify(rule)}`);
  return typeof value === "string" && value.startsWith(String(operand));
}
