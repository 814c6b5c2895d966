// The bytes on the wire, as the real service sends them: request ids, casing, empty elements, characters XML cannot hold.
import { DescribeManagedPrefixListsCommand } from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { members, queryFormOf } from "../../../infra/local/aws/ec2/form.ts";
import { failureXml } from "../../../infra/local/aws/ec2/xml.ts";
import { createList, openStandIn, type StandIn } from "./endpoint.ts";

describe("the Query protocol", () => {
  let ec2: StandIn;
  beforeAll(async () => {
    ec2 = await openStandIn();
  });
  afterAll(() => ec2.close());

  const post = async (body: string) => {
    const response = await fetch(ec2.url, { method: "POST", body });
    const id = response.headers.get("x-amzn-requestid") ?? "no id";
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      xml: (await response.text()).replaceAll(id, "ID"),
    };
  };

  test("an answer has its members directly under the root, and an empty list as an empty element", async () => {
    const id = await createList(ec2.client);
    const answer = await post(`Action=GetManagedPrefixListEntries&Version=2016-11-15&PrefixListId=${id}`);
    expect(answer).toEqual({
      status: 200,
      type: "text/xml;charset=UTF-8",
      xml:
        '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<GetManagedPrefixListEntriesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">' +
        "<requestId>ID</requestId><entrySet></entrySet></GetManagedPrefixListEntriesResponse>",
    });
  });

  test.each([
    [
      "Action=DescribeMoonPhases&Version=2016-11-15",
      "InvalidAction",
      "The action DescribeMoonPhases is not valid for this web service.",
    ],
    [
      "Action=DescribeManagedPrefixLists&Version=1999-01-01",
      "InvalidAction",
      "The action DescribeManagedPrefixLists is not valid for this web service.",
    ],
    ["Version=2016-11-15", "MissingAction", "The request is missing an action."],
    ["", "MissingAction", "The request is missing an action."],
    [
      "Action=toString&Version=2016-11-15",
      "InvalidAction",
      "The action toString is not valid for this web service.",
    ],
  ])("refuses %j with %s", async (body, code, message) => {
    expect(await post(body)).toEqual({
      status: 400,
      type: "text/xml;charset=UTF-8",
      xml:
        '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors>` +
        "<RequestID>ID</RequestID></Response>",
    });
  });

  test("the client learns the request id from the header", async () => {
    const { $metadata } = await ec2.client.send(new DescribeManagedPrefixListsCommand({}));
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("only the one path is served", async () => {
    const statuses = [await fetch(`${ec2.url}/elsewhere`, { method: "POST" }), await fetch(ec2.url)];
    expect(statuses.map(({ status }) => status)).toEqual([404, 404]);
  });
});

test("members of a list are read in the order of their numbers, whatever the order of the form", () => {
  const form = queryFormOf(
    "Entry.10.Cidr=c&Entry.2.Cidr=b&Other.1=x&Entry.1.Cidr=a&Entry.1.Description=d+%2B&Entry.x=y",
  );
  expect(members(form, "Entry").map(member => Object.fromEntries(member))).toEqual([
    { Cidr: "a", Description: "d +" },
    { Cidr: "b" },
    { Cidr: "c" },
  ]);
});

test("a text that XML cannot hold does not break the answer", () => {
  const message = "a\u0000b\u001f<&>\r\n\ud800c";
  expect(failureXml("ID", { code: "X", message })).toContain(
    "<Message>a\ufffdb\ufffd&lt;&amp;&gt;&#xD;\n\ufffdc</Message>",
  );
});
