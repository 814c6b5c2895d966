// The parts of the gate: a change of whatever a decision rested on is looked into, and what is in doubt tells nothing.
import { describe, expect, test } from "vitest";
import type { Agency } from "../../functions/agencies/agency.ts";
import { agenciesPart } from "../../functions/agencies/gate-part.ts";
import { isTouched } from "../../functions/closing/affected.ts";
import { decide } from "../../functions/gate/decide.ts";
import { existing, type Reads } from "../../functions/gate/part.ts";
import { PARTS, touchedBy } from "../../functions/gate/parts.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { recordedQuestion } from "../../functions/sessions/session-records.ts";
import { STREAM_KINDS, type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";
import { cityInOrder, knock } from "./city.ts";

withJournal();
withFrozenClock();

test("a change of any state that a session rests on touches it, and of another's does not", async () => {
  const city = await cityInOrder();
  const { question } = readVpnQuestion(knock(city, await city.borrower()), "saml");
  const at = MORNING;
  // The first one found out which system the endpoint leads into.
  await decide(question, at);
  const { reads } = await decide(question, at);
  const session = { stream: stream("SESSION", "s"), state: recordedQuestion(reads) as Session };
  const event = { type: "ConnectionsStopped", scope: { kind: "city", id: "city" } };
  const isAffected = (by: Stream) => touchedBy({ stream: by, event }).some(each => isTouched(session, each));
  const rested = reads.rested.map(held => held.stream);
  expect(rested.filter(of => !isAffected(of))).toEqual([]);
  expect(rested.map(of => of.slice(0, of.indexOf("#"))).sort()).toEqual([
    "AGENCY",
    "APPROVAL",
    "LIST",
    "LIST",
    "OVERTIME",
    "PERSON",
    "POSTURE",
    "PRODUCTS",
    "REPORT",
    "ROSTER",
    "STOP",
    "SYSTEM",
    "TERMINAL",
    "TICKET",
  ]);
  const others = [
    stream("TERMINAL", "other"),
    stream("POSTURE", "other"),
    stream("PERSON", "other"),
    stream("APPROVAL", "other"),
    stream("ROSTER", "other"),
    stream("OVERTIME", "other"),
    stream("AGENCY", "other"),
    stream("SYSTEM", "police"),
    stream("REPORT", "police"),
    stream("LIST", city.system, "vdi", "inbound"),
  ];
  expect(others.filter(isAffected)).toEqual([]);
});

test("each kind of stream has one part that reads it, or is named here as none that a decision reads", () => {
  const unread = [
    "SESSION",
    "PACK",
    "ACCOUNT",
    "SCAN",
    "POSTURE_KEY",
    "NETWORK",
    "UNITS",
    "ENROLMENT",
    "CALENDAR",
    "HOMEWEEK",
    "ATTENDANCE",
    "COMPLEAVE",
    "HOURSBOOK",
    "WORKLOG",
    "DIFFERENCE",
    "SUPPLY",
    "ODDITY",
  ];
  const readers = (kind: string) => PARTS.filter(({ touches }) => Object.hasOwn(touches, kind)).length;
  expect(STREAM_KINDS.filter(kind => readers(kind) !== (unread.includes(kind) ? 0 : 1))).toEqual([]);
});

describe("a review of readiness", () => {
  const fit = { fit: true, note: "" };
  const review = { at: "1", reviewer: "s", planRef: "p", people: ["Borrower"], drillRequired: true };
  const told = (readiness?: object) => {
    const state = { profiles: ["tainan-2021"], bannedBrands: [], readiness } as unknown as Agency;
    const held = { stream: "AGENCY#a", version: 1, head: "", state } as const;
    const reads = { agency: "a", question: { person: "borrower" }, held: () => held } as unknown as Reads;
    return agenciesPart.facts(reads, { at: "5", activity: "exchange", profiles: [] }, undefined)[0]?.known;
  };

  test("names its people by whatever spelling, and a drill once it was held", () => {
    const whole = { ...review, hardware: fit, software: fit };
    expect(told(whole)).toEqual({ reviewNamesPerson: true, drill: "due" });
    expect(told({ ...whole, drill: { doneAt: "4" } })).toEqual({ reviewNamesPerson: true, drill: "done" });
    expect(told({ ...whole, drill: { doneAt: "6" } })).toEqual({ reviewNamesPerson: true, drill: "due" });
  });

  test.each(["hardware", "software"])("that found the %s unfit names nobody", part => {
    const unfit = { ...review, hardware: fit, software: fit, [part]: { fit: false, note: "" } };
    expect(told(unfit)).toMatchObject({ reviewNamesPerson: false });
  });

  test("that there is none of, or that comes later, tells nothing", () => {
    expect(told()).toBeUndefined();
    expect(told({ ...review, at: "6", hardware: fit, software: fit })).toBeUndefined();
  });
});

test("what does not exist is not found", () => {
  expect(existing({ stream: "TERMINAL#x", version: 0, head: "", state: undefined })).toBeUndefined();
});
