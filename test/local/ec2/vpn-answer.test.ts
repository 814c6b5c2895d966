// The handler's answer as the VPN service reads it: exact in its schema version, or worth nothing.
import { expect, test } from "vitest";
import { verdictOf } from "../../../infra/local/aws/ec2/vpn-answer.ts";
import { HandlerFailure, type VpnSchemaVersion } from "../../../infra/local/aws/ec2/vpn-event.ts";

const message = "電腦已申報歸還 the terminal is being returned";
const FIELDS = { allow: false, "posture-compliance-statuses": ["wired"] };
const V1 = { ...FIELDS, "error-msg-on-failed-posture-compliance": message, "schema-version": "v1" };
const V2 = { ...FIELDS, "error-msg-on-denied-connection": message, "schema-version": "v2" };
const V3 = { ...V2, "schema-version": "v3" };

const rows: readonly (readonly [VpnSchemaVersion, object])[] = [
  ["v1", V1],
  ["v2", V2],
  ["v3", V3],
];
test.each(rows)("a well-formed answer in %s is read", (version, answer) => {
  expect(verdictOf(answer, version)).toEqual({ allow: false, message, postures: ["wired"] });
});

test("the longest well-formed answer is read", () => {
  const text = "字".repeat(255);
  const answer = {
    ...V2,
    "error-msg-on-denied-connection": text,
    "posture-compliance-statuses": Array(10).fill(text),
  };
  expect(verdictOf(answer, "v2")).toEqual({ allow: false, message: text, postures: Array(10).fill(text) });
});

const without = (field: string) => Object.fromEntries(Object.entries(V2).filter(([key]) => key !== field));
test.each([
  ["nothing", null],
  ["a bare yes", true],
  ["a list", [V2]],
  ["no verdict", without("allow")],
  ["no message", without("error-msg-on-denied-connection")],
  ["no statuses", without("posture-compliance-statuses")],
  ["no version", without("schema-version")],
  ["a verdict in words", { ...V2, allow: "true" }],
  ["the words of v1 in v2", { ...V1, "schema-version": "v2" }],
  ["another version than was asked in", V3],
  ["a message of 256 characters", { ...V2, "error-msg-on-denied-connection": "字".repeat(256) }],
  ["eleven statuses", { ...V2, "posture-compliance-statuses": Array(11).fill("x") }],
  ["a status of 256 characters", { ...V2, "posture-compliance-statuses": ["x".repeat(256)] }],
  ["one status without its list", { ...V2, "posture-compliance-statuses": "wired" }],
  ["a field nobody knows", { ...V2, because: "friends" }],
])("an answer that is not well formed is none: %s", (_title, answer) => {
  expect(() => verdictOf(answer, "v2")).toThrow(new HandlerFailure("invalid-response"));
});
