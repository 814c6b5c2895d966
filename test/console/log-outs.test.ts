// Whether a log-in was ended, asked without the database's own client: signed as that client signs, and never taken for granted.
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { isLoggedOut } from "../../functions/console/door/log-outs.ts";
import { signedForAws } from "../../functions/shared/ask-aws.ts";
import { recordLogOut } from "../../functions/shared/journal/log-outs.ts";
import { failing, gone, half, type Mischief, pass, withFaultyDatabase } from "../gate/faulty-database.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

const database = withFaultyDatabase();
const clock = withFrozenClock();
const PERSON = "records@household";

interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What AWS's own client would send, signed at the frozen hour. */
async function sentByClient(by: object, Key: Record<string, { S: string }>): Promise<Sent> {
  let sent: Sent | undefined;
  const handle = async ({ request }: { request: Sent }) => {
    sent = request;
    throw new Error("seen");
  };
  const client = new DynamoDBClient({ region: "ap-northeast-1", credentials: by as never, maxAttempts: 1 });
  client.middlewareStack.add(() => args => handle(args as never), { step: "deserialize", priority: "low" });
  await client.send(new GetItemCommand({ TableName: "Journal", Key })).catch(() => {});
  if (!sent) throw new Error("nothing was sent");
  return sent;
}

test.each([
  ["for good", {}],
  ["for a while, as a function has them", { sessionToken: "FwoGZXIvYXdzE+/=" }],
])("with rights given %s it is signed as AWS's own client signs", async (_, more) => {
  const by = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCY", ...more };
  const { method, headers, body } = await sentByClient(by, { pk: { S: "LOGOUT#居家#1" } });
  const { authorization = "", host, ...rest } = headers;
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(";") ?? [];
  expect(names).toEqual(expect.arrayContaining(["host", "x-amz-date", "x-amz-target"]));
  const posted = Object.fromEntries(Object.entries(rest).filter(([name]) => names.includes(name)));
  const url = new URL(`https://${host}`);
  const own = signedForAws(
    { url, headers: posted, body },
    { ...by, service: "dynamodb", region: "ap-northeast-1", at: clock.now() },
  );
  expect([method, own.authorization]).toEqual(["POST", authorization]);
});

const refused: Mischief = async ({ response }) =>
  void response.writeHead(400).end('{"__type":"com.amazon.coral.service#AccessDeniedException"}');
const foreign: Mischief = async ({ response }) => void response.writeHead(200).end("<html></html>");

test.each([
  ["is gone", gone],
  ["breaks off", half],
  ["fails", failing],
  ["refuses", refused],
  ["is somebody else", foreign],
])("where the database %s, it is asked three times and nothing is said", async (_, mischief) => {
  database.seen();
  database.suffer(mischief);
  await expect(isLoggedOut(PERSON, "any-0123456789abcdef")).rejects.toThrow();
  expect(database.seen()).toEqual(["GetItem", "GetItem", "GetItem"]);
});

test("one bad moment of the database is nobody's", async () => {
  const id = "ended-0123456789abcdef";
  await recordLogOut(PERSON, id, clock.now());
  database.suffer(onlyOnce(gone));
  expect(await isLoggedOut(PERSON, id)).toBe(true);
  database.suffer(onlyOnce(failing));
  expect(await isLoggedOut(PERSON, `${id}-other`)).toBe(false);
});

function onlyOnce(of: Mischief): Mischief {
  let done = false;
  return async way => {
    const now = done ? pass : of;
    done = true;
    await now(way);
  };
}
