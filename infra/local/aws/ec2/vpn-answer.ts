// The connect handler's answer as the VPN service reads it: every field its schema version wants and nothing else, or it is no answer.
import * as v from "valibot";
import type { VpnSchemaVersion } from "./vpn-event.ts";
import { HandlerFailure } from "./vpn-event.ts";

const text = v.pipe(v.string(), v.maxLength(255));
const fields = {
  allow: v.boolean(),
  "posture-compliance-statuses": v.pipe(v.array(text), v.maxLength(10)),
};
const newer = { ...fields, "error-msg-on-denied-connection": text };
const SHAPES = {
  v1: v.strictObject({
    ...fields,
    "error-msg-on-failed-posture-compliance": text,
    "schema-version": v.literal("v1"),
  }),
  v2: v.strictObject({ ...newer, "schema-version": v.literal("v2") }),
  v3: v.strictObject({ ...newer, "schema-version": v.literal("v3") }),
};

export interface ConnectVerdict {
  readonly allow: boolean;
  readonly message: string;
  readonly postures: string[];
}

export function verdictOf(answer: unknown, version: VpnSchemaVersion): ConnectVerdict {
  const result = v.safeParse(SHAPES[version], answer);
  if (!result.success) throw new HandlerFailure("invalid-response");
  const { output } = result;
  const message =
    output["schema-version"] === "v1"
      ? output["error-msg-on-failed-posture-compliance"]
      : output["error-msg-on-denied-connection"];
  return { allow: output.allow, message, postures: output["posture-compliance-statuses"] };
}
