// Timer: puts ended entries away and announces what ends in so many working days, each list by itself. It ends nothing: an
// entry past its end is wanted by nobody from that very instant, whether this runs or not.
import { settle } from "../../shared/journal/commit.ts";
import { follower } from "../../shared/journal/follower.ts";
import { readMany } from "../../shared/journal/journal.ts";
import { log } from "../../shared/log.ts";
import { FIREWALLS, streamOf } from "../firewalls.ts";
import type { List } from "../lists/list.ts";
import { announce, putAway } from "./ending-lists.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    const held = await readMany(FIREWALLS.map(streamOf));
    const ending = FIREWALLS.filter(
      (_, index) => (held[index]?.state as List | undefined)?.nextEnd !== undefined,
    );
    for (const firewall of ending) {
      // A list that cannot be judged, such as in a year without a calendar, must not keep the others from theirs.
      for (const work of [putAway, announce]) {
        await settle(() => work(firewall, at)).catch(error =>
          log("warn", "ending-unfinished", { ...firewall, error: String((error as Error).message) }),
        );
      }
    }
  },
});
