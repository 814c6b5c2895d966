// What could not be closed is told session by session, with why: an operator reads it in one line of the log.
import { expect, test } from "vitest";
import { closeAll } from "../../functions/closing/closing.ts";
import type { Vpn } from "../../functions/closing/vpn.ts";
import type { SessionRow } from "../../functions/sessions/live.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { Moved } from "../../functions/shared/journal/commit.ts";
import { stream } from "../../functions/shared/journal/keys.ts";

test("each is named with what kept it open", async () => {
  const uncut = (id: string): SessionRow => ({
    ...{ stream: stream("SESSION", id), version: 2, head: "" },
    state: { status: "ended", channel: "vpn", endpoint: "cvpn-endpoint-1", connection: id } as Session,
  });
  const moved = new Moved("AGENCY#household-office had moved since it was read");
  const vpn = { end: () => Promise.reject(moved) } as unknown as Vpn;
  const closing = closeAll([uncut("one"), uncut("two")], { vpn, now: () => new Date(0) });
  await expect(closing).rejects.toThrow(
    "SESSION#one: Moved: AGENCY#household-office had moved since it was read; SESSION#two: Moved: AGENCY#household-office",
  );
  const error = (await closing.catch(caught => caught)) as AggregateError;
  expect(error.errors.map(({ cause }) => cause)).toEqual([moved, moved]);
});
