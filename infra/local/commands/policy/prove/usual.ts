// What is usual: at the gate the home day of the situations, in the API nothing; against it an example is told.
import { ABSENT, type Usual, type Value } from "./variables.ts";

/** Under the regulations that bind everybody and no other, without any rules of an agency's own. */
export function usualOf(known: Readonly<Record<string, unknown>>): Usual {
  return path => {
    const [place = "", member] = path.split("∋");
    const [owner = "", ...steps] = place.split(".");
    if (owner === "constants") return steps.length === 1 ? ABSENT : undefined;
    if (owner !== "context") return undefined;
    const value = steps.reduce<unknown>(
      (whole, step) => (whole as Record<string, unknown> | undefined)?.[step],
      known,
    );
    return member === undefined ? plain(value) : Array.isArray(value) && value.includes(member);
  };
}

/** Of what has parts of its own, each part is usual by itself. */
function plain(value: unknown): Value | undefined {
  if (value === undefined || value === null) return ABSENT;
  return typeof value === "object" ? undefined : (value as Value);
}
