// A change as the API takes it, turned into what is asked of the list, each row with its place in the body; pure.
import type * as v from "valibot";
import type { Mode } from "../lists/list-event.ts";
import type { Asking } from "./draft.ts";
import type { RawEntry, Wish } from "./edit.ts";
import type { changeBody } from "./shapes.ts";

export function askingIn(body: v.InferOutput<typeof changeBody>): Asking {
  const { reason, document, sharedReason, add, amend, remove } = body;
  const rows = (kind: Wish["kind"], all: readonly RawEntry[]) =>
    all.map((raw, at): Wish => ({ kind, raw, pointer: field => `/${kind}/${at}/${field}` }));
  const gone = remove.map(
    (range, at): Wish => ({
      kind: "remove",
      raw: { range },
      pointer: () => `/remove/${at}`,
    }),
  );
  return {
    wishes: [...rows("add", add), ...rows("amend", amend), ...gone],
    defaults: { reason, document, sharedReason },
    mode: modeOf(body.mode, body.openReason),
  };
}

export function modeOf(kind: Mode["kind"] | undefined, reason: string | undefined): Mode | undefined {
  return kind === "open" ? { kind, reason: reason ?? "" } : kind && { kind };
}
