// What could not be closed is told session by session, with why: an operator reads it in one line of the log.
import { expect, test } from "vitest";
import { closeAll } from "../../functions/closing/closing.ts";
import type { Vpn } from "../../functions/closing/vpn.ts";
import type { SessionRow } from "../../functions/sessions/live.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import { Moved } from "../../functions/shared/journal/commit.ts";
import { stream } from "../../functions/shared/journal/keys.ts";

const AT = "2021-06-11T00:30:00.000Z";
const uncut = (id: string, endpoint = "cvpn-endpoint-1"): SessionRow => ({
  ...{ stream: stream("SESSION", id), version: 2, head: "" },
  state: {
    status: "ended",
    channel: "vpn",
    endpoint,
    connection: id,
    askedAt: AT,
    ended: { at: AT },
  } as Session,
});

test("each is named with what kept it open", async () => {
  const moved = new Moved("AGENCY#household-office had moved since it was read");
  const vpn = { end: () => Promise.reject(moved) } as unknown as Vpn;
  const closing = closeAll([uncut("one"), uncut("two")], { vpn, now: () => new Date(0) });
  await expect(closing).rejects.toThrow(
    "SESSION#one: Moved: AGENCY#household-office had moved since it was read; SESSION#two: Moved: AGENCY#household-office",
  );
  const error = (await closing.catch(caught => caught)) as AggregateError;
  expect(error.errors.map(({ cause }) => cause)).toEqual([moved, moved]);
});

test("one on a VPN of the city's own is nothing that EC2 has, and waits for no word of it", async () => {
  const own = uncut("own", "openvpn-household");
  const asked: string[] = [];
  const vpn = { end: (endpoint: string) => Promise.resolve(asked.push(endpoint)) } as unknown as Vpn;
  await closeAll([own, uncut("aws-once")], { vpn, now: () => new Date(0) });
  expect(asked).toEqual(["cvpn-endpoint-1"]);
  const boards = (row: SessionRow) => JSON.stringify(sessionLaw.boards?.(row.state, row.stream));
  expect([boards(own).includes("UNCUT"), boards(uncut("aws")).includes("UNCUT")]).toEqual([false, true]);
});
