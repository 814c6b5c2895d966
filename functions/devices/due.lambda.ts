// Follows the approvals to work from home, and a timer: when home working has ended, the data on the own devices used for it is due.
import { type Approvals, approvalLaw } from "../approvals/approval.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { board, everyRow } from "../shared/journal/board.ts";
import { change } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { follower, settleOrLog } from "../shared/journal/follower.ts";
import { readMany } from "../shared/journal/journal.ts";
import { type Stream, type StreamOf, stream } from "../shared/journal/keys.ts";
import { DEVICES_IN_USE, devicesOwnedBy } from "./boards.ts";
import { endOfHomeWork } from "./deciding.ts";
import { type Device, deviceLaw } from "./device.ts";

const MOST = 100;

export const handler = follower({
  async event({ stream: of }, at) {
    const owner = of.slice("APPROVAL#".length);
    const { rows } = await board<Device>({ ...devicesOwnedBy(owner), limit: MOST });
    for (const { stream: device } of rows) await settle(() => fallDue(device, owner, at));
  },
  async timer(at) {
    for await (const { stream: device, state } of everyRow<Device>(DEVICES_IN_USE, 100))
      await settleOrLog("deletion-due-failed", () => fallDue(device, state.owner, at), { stream: device });
  },
});

async function fallDue(of: Stream, owner: string, at: Date): Promise<void> {
  const [device, approvals] = await readMany([of as StreamOf<Device>, stream(approvalLaw, owner)]);
  const { state } = device;
  const draft = state && endOfHomeWork(state, approvals.state as Approvals | undefined, at.toISOString());
  if (!draft) return;
  const act = { name: "deletion", kind: "write", request: `deletion ${of}`, at } as const;
  await commit({
    changes: [change(deviceLaw, device, [draft], permitGateway(act))],
    unmoved: [approvals],
  });
}
