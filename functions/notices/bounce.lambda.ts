// SNS: the mail service tells what came back. An address that does not exist is not tried again, and personnel are told; whose it is, is
// known by the message's id, and no address is written down.
import type { SNSEvent } from "aws-lambda";
import { log } from "../shared/log.ts";
import { now } from "../shared/time/clock.ts";
import { cameBack } from "./bounce.ts";
import { bouncedTo } from "./undelivered.ts";

export async function handler({ Records }: SNSEvent): Promise<void> {
  for (const { Sns } of Records) {
    const back = cameBack(Sns.Message);
    if (!back) continue;
    log("info", "mail-bounced", { kind: back.kind, isFinal: back.isFinal });
    await bouncedTo(back, now());
  }
}
