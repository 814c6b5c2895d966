// The door to another clock: the one that whoever logs people in answers by.
import { env } from "../shared/env.ts";

/** How many seconds ours is ahead of theirs; undefined when they cannot be asked. Their answer tells whole seconds. */
export async function clockOff(ours: () => Date): Promise<number | undefined> {
  try {
    const began = ours();
    const { headers } = await fetch(env("TOKEN_KEYS_URL"), { signal: AbortSignal.timeout(3_000) });
    const theirs = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(theirs)) return undefined;
    const middle = (began.getTime() + ours().getTime()) / 2;
    return (middle - theirs - 500) / 1000;
  } catch {
    return undefined;
  }
}
