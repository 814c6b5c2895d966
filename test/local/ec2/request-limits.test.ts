// As many calls of an action as its bucket holds, then so many a second: what is beyond is refused and changes nothing.
import { DescribeManagedPrefixListsCommand } from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openVpn, type Vpn } from "./callers.ts";
import { refusal } from "./endpoint.ts";

let ec2: Vpn;
beforeEach(async () => {
  ec2 = await openVpn();
});
afterEach(() => ec2.close());

/** What became of so many calls at once. */
const codes = async (calls: number, call: () => Promise<unknown>) => {
  const answered = await Promise.all(
    Array.from({ length: calls }, () => call().catch((error: Error) => error.name)),
  );
  const refused = answered.filter(answer => answer === "RequestLimitExceeded").length;
  return { taken: calls - refused, refused };
};
const ending = () => ec2.terminate({ ConnectionId: "cvpn-connection-0" });
const reading = () => ec2.client.send(new DescribeManagedPrefixListsCommand({}));

test("changes: fifty at once, then five a second, all of them when the second is over", async () => {
  expect(await codes(60, ending)).toEqual({ taken: 50, refused: 10 });
  ec2.advance(999);
  expect(await codes(1, ending)).toEqual({ taken: 0, refused: 1 });
  ec2.advance(1);
  expect(await codes(10, ending)).toEqual({ taken: 5, refused: 5 });
  ec2.advance(60_000);
  expect(await codes(60, ending)).toEqual({ taken: 50, refused: 10 });
});

test("each action has a bucket of its own, and reads have more", async () => {
  await codes(60, ending);
  expect(await codes(120, reading)).toEqual({ taken: 100, refused: 20 });
  ec2.advance(1_000);
  expect(await codes(30, reading)).toEqual({ taken: 20, refused: 10 });
});

test("what is refused ends nobody, and is answered as EC2 answers it", async () => {
  const id = await ec2.knock();
  await codes(50, ending);
  const over = ec2.terminate({ ConnectionId: id });
  expect(await refusal(over)).toEqual({ code: "RequestLimitExceeded", status: 503 });
  expect(await ec2.states()).toEqual(["active"]);
});

test("an account that was granted more has more", async () => {
  const action = "TerminateClientVpnConnections";
  await ec2.control("POST", "limits", { action, capacity: 3, perSecond: 2 });
  expect(await codes(5, ending)).toEqual({ taken: 3, refused: 2 });
  ec2.advance(1_000);
  expect(await codes(5, ending)).toEqual({ taken: 2, refused: 3 });
});
