// A session that another entry ended, by hand: cut when its event arrives. By itself, since an event of a session waits for no turn
// at EC2, and a warm function that EC2 refused a moment ago, as in the tests of its faults, has none to give.
import { expect, test } from "vitest";
import { closeAll } from "../../functions/closing/closing.ts";
import { liveSessions } from "../../functions/sessions/live.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { withClosingCity } from "./closing-city.ts";

const fresh = withClosingCity();

test("a session that somebody else's entry ended is cut when its event arrives", async () => {
  const city = fresh();
  const { propertyNo, connectionId } = await city.atWork();
  await city.terminals(propertyNo, { type: "ReturnDeclared" });
  const elsewhere = { ...city.closer, vpn: { ...city.closer.vpn, end: async () => "open" as const } };
  await closeAll(await liveSessions(), elsewhere);
  expect(await city.cloud(connectionId)).toBe("active");
  await city.tell(stream("SESSION", connectionId));
  expect(await city.cloud(connectionId)).toBe("terminating");
});
