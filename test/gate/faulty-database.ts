// The real database behind a door that can be slow, shut, cut an answer in half or lose it: what a function sees of a bad day.
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../infra/local/aws/database.ts";
import { type Doorkeeper, openDoor, pass, refuseAs } from "../../infra/local/aws/database-door.ts";
import { withJournal } from "../shared/journal/table.ts";

/** What is done to a request; `forward` sends it on and gives its answer. */
export type Mischief = Doorkeeper;
export { pass };

/** Nobody is there. */
export const gone: Mischief = async ({ response }) => void response.destroy();
/** Takes what it is given and never says so. */
export const lost: Mischief = async ({ response, forward }) => {
  await forward();
  response.destroy();
};
export const half: Mischief = async ({ response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers);
  response.write(body.subarray(0, Math.floor(body.length / 2)));
  response.destroy();
};
export const failing: Mischief = async ({ response }) => {
  response
    .writeHead(500, { "content-type": "application/x-amz-json-1.0" })
    .end('{"__type":"InternalServerError"}');
};
export const silent: Mischief = () => new Promise(() => {});

/** More is asked of it than it was set up for. */
export const throttled: Mischief = async passing =>
  refuseAs(passing, "ProvisionedThroughputExceededException", { message: "try again later" });
/** A transaction hears it as the reason of its first item. */
export const throttling: Mischief = async passing => {
  const Code = "ThrottlingError";
  const { TransactItems = [] } = JSON.parse(passing.body.toString()) as { TransactItems?: unknown[] };
  const reasons = TransactItems.map((_, at) => ({ Code: at === 0 ? Code : "None" }));
  refuseAs(passing, "TransactionCanceledException", { CancellationReasons: reasons, Message: Code });
};
/** What is asked for together is given in part, the rest being named as not done; one key always is, or nobody would come to an end. */
export const incomplete: Mischief = async passing => {
  const { RequestItems: asked = {} } = JSON.parse(passing.body.toString()) as { RequestItems?: Asked };
  const { status, headers, body } = await passing.forward();
  const answer = JSON.parse(body.toString()) as { Responses: Record<string, Item[]>; UnprocessedKeys: Asked };
  for (const [table, { Keys, ...how }] of Object.entries(asked)) {
    const given = new Set(Keys.slice(0, Math.ceil(Keys.length / 2)).map(nameOf));
    const rest = Keys.filter(key => !given.has(nameOf(key)));
    answer.Responses[table] = (answer.Responses[table] ?? []).filter(item => given.has(nameOf(item)));
    if (rest.length > 0) answer.UnprocessedKeys = { [table]: { ...how, Keys: rest } };
  }
  const { "content-length": _, "x-amz-crc32": __, ...others } = headers;
  passing.response.writeHead(status, others).end(JSON.stringify(answer));
};
type Item = Record<string, { readonly S?: string }>;
type Asked = Record<string, { readonly Keys: Item[] }>;
const nameOf = ({ pk, sk }: Item) => `${pk?.S} ${sk?.S}`;

export const slow =
  (milliseconds: number, then: Mischief = pass): Mischief =>
  async way => {
    await setTimeout(milliseconds);
    await then(way);
  };
/** It takes no more, and still gives what it has. */
export const full: Mischief = passing =>
  /Get|Query|Scan/.test(passing.action)
    ? pass(passing)
    : Promise.resolve(refuseAs(passing, "ItemCollectionSizeLimitExceededException", { message: "full" }));
/** Only what is asked of that kind suffers. */
export const only =
  (action: string, mischief: Mischief): Mischief =>
  way =>
    way.action === action ? mischief(way) : pass(way);

/** Call at the top of a test file instead of `withJournal`. */
export function withFaultyDatabase() {
  const journal = withJournal();
  const seen: string[] = [];
  let mischief: Mischief = pass;
  let door: Database | undefined;
  beforeAll(async () => {
    // The journal closes its own database.
    const behind = { url: journal.url(), close: async () => {} };
    door = await openDoor(behind, way => {
      seen.push(way.action);
      return mischief(way).catch(() => void way.response.destroy());
    });
    // The client asks for this when it is first used, which nothing has done yet.
    process.env.AWS_ENDPOINT_URL_DYNAMODB = door.url;
  });
  beforeEach(() => {
    mischief = pass;
  });
  afterAll(() => door?.close());
  return {
    /** The actions asked for since the last look. */
    seen: () => seen.splice(0),
    suffer(by: Mischief) {
      mischief = by;
    },
    /** Does this once, before the next request of that kind, and lets everything else pass. */
    before(action: string, act: () => Promise<void>, then: Mischief = pass) {
      mischief = async way => {
        if (way.action === action) {
          mischief = then;
          await act();
        }
        await then(way);
      };
    },
  };
}
