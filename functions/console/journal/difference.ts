// Two states of one thing, field by field: what came, went and changed; pure.
export interface Changed {
  /** Its place, with dots between: `custody.loan.dueOn`. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

export function changedFields(before: unknown, after: unknown): readonly Changed[] {
  const [old, next] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap(field => {
    const [was, is] = [old.get(field), next.get(field)];
    if (was === is) return [];
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

/** Lists count as one value: their order is part of them. */
function leavesOf(value: unknown, at = ""): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object") return new Map([[at, String(value)]]);
  if (Array.isArray(value)) return new Map(value.length > 0 ? [[at, value.map(told).join("、")]] : []);
  return new Map(
    Object.entries(value).flatMap(([name, each]) => [...leavesOf(each, at ? `${at}.${name}` : name)]),
  );
}

function told(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
