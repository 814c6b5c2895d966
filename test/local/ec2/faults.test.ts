// Ordered faults: each befalls the calls it was ordered for and no other, and the change is made or not made as it says.
import {
  DescribeManagedPrefixListsCommand,
  type EC2Client,
  ModifyManagedPrefixListCommand,
} from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clientOf, createList, entries, list, openStandIn, refusal, type StandIn } from "./endpoint.ts";

const A = "203.0.113.0/28";

describe("faults", () => {
  let ec2: StandIn;
  let id: string;
  const waits: number[] = [];
  beforeEach(async () => {
    waits.length = 0;
    ec2 = await openStandIn({ wait: async milliseconds => void waits.push(milliseconds) });
    id = await createList(ec2.client);
    ec2.advance();
  });
  afterEach(() => ec2.close());

  const order = (fault: object) =>
    ec2.control("POST", "faults", { action: "ModifyManagedPrefixList", ...fault });
  const add = (client: EC2Client = ec2.client) =>
    client.send(
      new ModifyManagedPrefixListCommand({ PrefixListId: id, CurrentVersion: 1, AddEntries: [{ Cidr: A }] }),
    );
  const state = async () => {
    ec2.advance();
    const { State, Version } = (await list(ec2.client, id)) ?? {};
    return [State, Version, (await entries(ec2.client, id))?.length];
  };

  test.each([
    ["throttle", "RequestLimitExceeded", 503],
    ["incorrect-state", "IncorrectState", 400],
    ["concurrent-mutation", "ConcurrentMutationLimitExceeded", 400],
    ["server-error", "InternalError", 500],
  ])(
    "%s: the call is refused with %s and changes nothing, the next one passes",
    async (kind, code, status) => {
      await order({ kind });
      expect(await refusal(add())).toEqual({ code, status });
      expect(await state()).toEqual(["create-complete", 1, 0]);
      await add();
      expect(await state()).toEqual(["modify-complete", 2, 1]);
    },
  );

  test("conflict: somebody else's version comes first", async () => {
    await order({ kind: "conflict" });
    expect((await refusal(add())).code).toBe("PrefixListVersionMismatch");
    expect(await state()).toEqual(["create-complete", 2, 0]);
  });

  test("cut-before: the connection ends and nothing was changed", async () => {
    await order({ kind: "cut-before" });
    await expect(add()).rejects.toThrow();
    expect(await state()).toEqual(["create-complete", 1, 0]);
  });

  test("cut-after: the connection ends although the change was made", async () => {
    await order({ kind: "cut-after" });
    await expect(add()).rejects.toThrow();
    expect(await state()).toEqual(["modify-complete", 2, 1]);
  });

  test("fail-later: the call is accepted, and then the change fails as a whole", async () => {
    await order({ kind: "fail-later" });
    expect((await add()).PrefixList?.State).toBe("modify-in-progress");
    expect(await state()).toEqual(["modify-failed", 1, 0]);
    expect((await list(ec2.client, id))?.StateMessage).toBe("The change was accepted, then failed.");
    await add();
    expect(await state()).toEqual(["modify-complete", 2, 1]);
  });

  test("delay: the answer comes that much later", async () => {
    await order({ kind: "delay", milliseconds: 4321 });
    await add();
    expect(waits).toEqual([4321]);
  });

  test("a fault befalls only the action it was ordered for", async () => {
    await order({ kind: "throttle" });
    expect((await ec2.client.send(new DescribeManagedPrefixListsCommand({}))).$metadata.httpStatusCode).toBe(
      200,
    );
  });

  test("the real client repeats by itself what failed inside the service", async () => {
    const client = clientOf(ec2.url, 2);
    await order({ kind: "server-error" });
    expect((await add(client)).$metadata.attempts).toBe(2);
    client.destroy();
  });

  test("faults come in the order they were ordered, after as many good calls as was said, and are listed until used up", async () => {
    const describeLists = async () =>
      (await refusal(ec2.client.send(new DescribeManagedPrefixListsCommand({})))).code;
    const action = "DescribeManagedPrefixLists";
    await order({ action, kind: "server-error", after: 1, times: 2 });
    await order({ action, kind: "concurrent-mutation" });
    const codes = [
      await describeLists(),
      await describeLists(),
      await describeLists(),
      await describeLists(),
      await describeLists(),
    ];
    expect(codes).toEqual([
      "Error",
      "InternalError",
      "InternalError",
      "ConcurrentMutationLimitExceeded",
      "Error",
    ]);
    expect((await ec2.control("GET", "faults")).json).toEqual([]);
  });

  test("ordered faults can be seen and cleared", async () => {
    const fault = { action: "ModifyManagedPrefixList", kind: "throttle", times: 2, after: 0 };
    expect((await order({ kind: "throttle", times: 2 })).json).toEqual([fault]);
    expect((await ec2.control("GET", "faults")).json).toEqual([fault]);
    expect((await ec2.control("DELETE", "faults")).json).toEqual([]);
    await add();
    expect(await state()).toEqual(["modify-complete", 2, 1]);
  });

  test.each([
    [{ kind: "earthquake" }],
    [{ kind: "throttle", times: 0 }],
    [{ kind: "throttle", after: -1 }],
    [{ kind: "throttle", action: "" }],
    [{ kind: "delay" }],
    [{ kind: "throttle", typo: 1 }],
  ])("a fault that is none is refused: %j", async fault => {
    expect((await order(fault)).status).toBe(400);
    expect((await ec2.control("GET", "faults")).json).toEqual([]);
  });
});
