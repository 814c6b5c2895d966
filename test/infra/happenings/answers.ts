// What goes wrong while the gateway answers and hands on: faults, what moved meanwhile, a queue that takes nothing.
import type { DynamoDBStreamEvent } from "aws-lambda";
import { vi } from "vitest";
import { notLoggedOut, type Visit } from "../../../functions/console/door/visit.ts";
import { handler as dispatch } from "../../../functions/following/dispatch.lambda.ts";
import { type Event, http, otherwise } from "../../../functions/shared/http/http.ts";
import type { Caller } from "../../../functions/shared/http/identity.ts";
import { write } from "../../../functions/shared/http/write.ts";
import { Moved } from "../../../functions/shared/journal/commit.ts";
import { handler as deployed } from "../../../functions/systems/deployed.lambda.ts";
import type { Happenings } from "./happening.ts";

export const OF_ANSWERS: Happenings = {
  failed: () =>
    http(
      otherwise(async () => {
        throw new Error("a fault of ours");
      }),
    )(
      { routeKey: "GET /x", headers: {}, requestContext: { requestId: "r", http: {} } } as Event,
      {} as never,
    ),
  "moved-meanwhile": () =>
    write({ at: new Date(), person: {} as Caller, repeat: undefined }, async () => {
      throw new Moved("what it rested on moved");
    }).catch(() => {}),
  "queue-refused": () => {
    const nowhere = "http://127.0.0.1:9/000000000000/none";
    process.env.FOLLOWER_QUEUES = JSON.stringify({ "terminals/index": nowhere, unread: nowhere });
    const NewImage = { pk: { S: "TERMINAL#1" }, sk: { S: "EVENT#0000000001" }, kind: { S: "TERMINAL" } };
    const Records = [{ dynamodb: { SequenceNumber: "1", NewImage } }] as DynamoDBStreamEvent["Records"];
    return dispatch({ Records });
  },
  "session-unread": () => {
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("nobody is there"));
    return notLoggedOut({ person: { person: "somebody", id: "x" } } as Visit).catch(() => {});
  },
  "deployment-unrecorded": async () => {
    vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response());
    const asked = {
      RequestType: "Create",
      ResponseURL: "https://s3.local/x",
      StackId: "s",
      RequestId: "r",
    } as const;
    const ResourceProperties = { System: "land", Endpoints: [], Groups: [], Egress: ["10.0.0.1"] };
    await deployed({ ...asked, LogicalResourceId: "LandDeployed", ResourceProperties });
  },
};
