// Timer: what the directory said and could not be so yet is tried again: whoever it named may be here by now.
import { permitGateway } from "../../shared/http/permit.ts";
import { follower } from "../../shared/journal/follower.ts";
import { settleWaiting } from "./keeping.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    const act = { name: "settleDirectory", kind: "write", request: `timer ${at.toISOString()}`, at } as const;
    await settleWaiting(permitGateway(act));
  },
});
