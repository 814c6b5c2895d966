// A VPN's inbound list at the gate: what was approved is in force, whatever a firewall was once seen to hold of it.
import { expect, test } from "vitest";
import { isByGateAlone, prefixListsOf } from "../../functions/allowlist/names.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import { withJournal } from "../shared/journal/table.ts";
import { cityInOrder, knock } from "./city.ts";

withJournal();

test("has no prefix list, and every other list has one a family", () => {
  expect(prefixListsOf({ system: "household", channel: "vpn", direction: "inbound" })).toEqual([]);
  for (const [channel, direction] of [
    ["vpn", "outbound"],
    ["vdi", "inbound"],
    ["vdi", "outbound"],
  ] as const) {
    expect(isByGateAlone({ channel, direction })).toBe(false);
    expect(prefixListsOf({ system: "household", channel, direction })).toHaveLength(2);
  }
});

test("lets in whom it lists though EC2 held nothing, and nobody whom only EC2 still holds", async () => {
  const city = await cityInOrder();
  const isLetIn = async () => {
    const { allow } = (await handler(knock(city, await city.borrower()))) as { readonly allow: boolean };
    return allow;
  };
  // As a journal from before says: applied, then emptied by somebody.
  await city.inForce("inbound", []);
  expect(await isLetIn()).toBe(true);
  await city.list("inbound", ["192.0.2.0/24"], ["198.51.100.0/24"]);
  expect(await isLetIn()).toBe(false);
});
