// What is live of one agency: all of it, whatever the system, a page at a time; and no row and no cursor that tells of another's.
import { beforeAll, expect, test } from "vitest";
import { liveOfAgency } from "../../functions/sessions/live.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { happened } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";

const OWN = "household-office";
const AT = new Date("2026-11-20T00:00:00.000Z");
const closesAt = (hour: number) => ({
  at: `2026-11-20T0${hour}:00:00.000Z`,
  reason: { "zh-TW": "下班", en: "the day's end" },
});

async function opened(id: string, agency: string, system: string, hour?: number): Promise<void> {
  const more = hour === undefined ? {} : { closesAt: closesAt(hour) };
  const asked = { person: `${id}@x`, terminal: id, system, channel: "vdi", agency, refusals: [], ...more };
  await happened(sessionLaw, stream("SESSION", id), {
    type: "SessionAllowed",
    ...asked,
  } as unknown as SessionEvent);
}

withJournal();
beforeAll(async () => {
  await opened("own-late", OWN, "household", 9);
  await opened("own-first", OWN, "police", 2);
  await opened("own-endless", OWN, "fire");
  await opened("own-over", OWN, "household", 1);
  const ended = { type: "SessionEnded", why: "hung-up", cause: closesAt(1).reason, refusals: [] } as const;
  await happened(sessionLaw, stream("SESSION", "own-over"), ended);
  for (let hour = 1; hour <= 9; hour += 1) await opened(`other-${hour}`, "police-bureau", "household", hour);
  await opened("nobodys", "", "household", 1);
});

const idsOf = ({ held }: Awaited<ReturnType<typeof liveOfAgency>>) =>
  held.map(({ stream: of }) => of.slice("SESSION#".length));

test("all of it, the one that closes first before the others, what has ended left out", async () => {
  const all = await liveOfAgency({ at: AT, agency: OWN, limit: 50 });
  expect([idsOf(all), all.next]).toEqual([["own-first", "own-late", "own-endless"], undefined]);
  expect(idsOf(await liveOfAgency({ at: AT, agency: OWN, system: "household", limit: 50 }))).toEqual([
    "own-late",
  ]);
});

test("a page at a time, each session once; a cursor names its own only", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await liveOfAgency({ at: AT, agency: OWN, limit: 1, cursor });
    seen.push(...idsOf(page));
    cursor = page.next;
    expect(Buffer.from(cursor ?? "", "base64url").toString()).not.toContain("other");
  } while (cursor);
  expect(seen).toEqual(["own-first", "own-late", "own-endless"]);
});

test("a cursor of another agency's list is refused", async () => {
  const { next } = await liveOfAgency({ at: AT, agency: "police-bureau", limit: 1 });
  await expect(liveOfAgency({ at: AT, agency: OWN, limit: 1, cursor: next })).rejects.toMatchObject({
    kind: { code: "invalid-cursor" },
  });
});
