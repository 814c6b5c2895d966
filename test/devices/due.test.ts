// Data on own devices falls due when home working ends: told by the journal where it is ended early, found by the timer where it runs out.
import { expect, test } from "vitest";
import { type ApprovalEvent, approvalLaw } from "../../functions/approvals/approval.ts";
import { deletionsOf } from "../../functions/devices/boards.ts";
import { type Device, type DeviceEvent, deviceLaw, deviceNoOf } from "../../functions/devices/device.ts";
import { handler } from "../../functions/devices/due.lambda.ts";
import { board } from "../../functions/shared/journal/board.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";
import { granted, messageOf, recordedAt } from "./happening.ts";
import { NOW, paper } from "./told.ts";

withJournal();
const clock = withFrozenClock("2021-06-11T02:00:00.000Z");

const recorded = recordedAt(clock);

async function atHome(owner: string, device: string) {
  await recorded(approvalLaw, owner, ...granted);
  const used: [DeviceEvent, DeviceEvent] = [
    { type: "DeviceRegistered", ...paper, owner, certificateName: device },
    { type: "DeviceApproved", systems: ["household-dm"] },
  ];
  await recorded(deviceLaw, device, ...used);
}

const due = async () =>
  (await board<Device>({ ...deletionsOf(AGENCY), limit: 10 })).rows.map(row => deviceNoOf(row.stream));
const TIMER = { source: "timer" };

test("nothing is due while somebody works at home, and all of it once the last day is over, once", async () => {
  await atHome("ann", "OD-00000001");
  await handler(TIMER);
  clock.set("2021-09-10T15:59:59.000Z");
  await handler(TIMER);
  expect(await due()).toEqual([]);
  clock.set("2021-09-10T16:00:00.000Z");
  await handler(TIMER);
  await handler(TIMER);
  expect(await due()).toEqual(["OD-00000001"]);
  const { version, state } = await read(stream(deviceLaw, "OD-00000001"));
  expect([version, state?.due]).toEqual([
    3,
    { since: "2021-09-10T16:00:00.000Z", clauses: ["ey-draft/12.3b"] },
  ]);
});

test("what is ended early is due as the journal tells of it, of every device of that person and of nobody else's", async () => {
  clock.set(NOW);
  await atHome("bob", "OD-00000002");
  await atHome("cat", "OD-00000003");
  clock.set("2021-07-01T02:00:00.000Z");
  const until = clock.now().toISOString();
  const ended: ApprovalEvent = {
    type: "HomeWorkEnded",
    application: "1",
    cause: "revoked",
    reason: "r",
    until,
  };
  await recorded(approvalLaw, "bob", ended);
  await handler({ Records: [messageOf("APPROVAL#bob", 3)] });
  expect(await due()).toEqual(["OD-00000002", "OD-00000001"]);
});
