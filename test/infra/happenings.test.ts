// Every alarm on a happening can ring: it is made to happen, and the filter in the template counts the very line that was logged.
import type { DynamoDBStreamEvent, SNSEvent } from "aws-lambda";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { handler as lookDaily } from "../../functions/about/look-daily.lambda.ts";
import { CEILING } from "../../functions/allowlist/names.ts";
import { handler as keepHeads } from "../../functions/audit/keep-heads.lambda.ts";
import { handler as confirm } from "../../functions/brokers/confirm.lambda.ts";
import { handler as notify } from "../../functions/brokers/notify.lambda.ts";
import { tellOne } from "../../functions/brokers/telling.ts";
import { closeAll } from "../../functions/closing/closing.ts";
import { sweep } from "../../functions/closing/sweep.ts";
import { notLoggedOut, type Visit } from "../../functions/console/door/visit.ts";
import { ENTRIES } from "../../functions/entries.ts";
import { handler as dispatch } from "../../functions/following/dispatch.lambda.ts";
import { ask } from "../../functions/gate/answer.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { handler as bounced } from "../../functions/notices/bounce.lambda.ts";
import { deliverDue } from "../../functions/notices/delivering.ts";
import { queueDelivery } from "../../functions/notices/kept.ts";
import { catchUp } from "../../functions/recheck/catching-up.ts";
import { SECOND_OPINION_MINUTES } from "../../functions/recheck/names.ts";
import { recheck } from "../../functions/recheck/rechecking.ts";
import type { SessionRow } from "../../functions/sessions/live.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { keepNames } from "../../functions/shared/directory/directory.ts";
import { type Event, http, otherwise } from "../../functions/shared/http/http.ts";
import { type Caller, identify } from "../../functions/shared/http/identity.ts";
import { write } from "../../functions/shared/http/write.ts";
import { Moved } from "../../functions/shared/journal/commit.ts";
import type { Recorded } from "../../functions/shared/journal/event.ts";
import { database } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { handler as deployed } from "../../functions/systems/deployed.lambda.ts";
import { runtimeLine } from "../../infra/local/run/runtime-log.ts";
import { type OpenFirewall, openFirewall } from "../allowlist/applying/applying.ts";
import { type ClosingCity, withClosingCity } from "../closing/closing-city.ts";
import { happened, knock } from "../gate/city.ts";
import { hosts } from "../shared/address/ranges.ts";
import { networkCity } from "../stops/network-city.ts";
import { countsLine } from "./filter-pattern.ts";
import { type TemplateResource, templateResources } from "./templates.ts";

vi.mock("../../functions/shared/http/identity.ts", { spy: true });
const fresh = withClosingCity();
let resources: ReadonlyMap<string, TemplateResource>;
let city: ClosingCity;
/** As the runtime would have written them. */
let lines: string[] = [];
beforeAll(async () => {
  resources = await templateResources();
});
beforeEach(() => {
  city = fresh();
  lines = [];
  for (const [method, level] of [
    ["warn", "WARN"],
    ["error", "ERROR"],
    ["info", "INFO"],
  ] as const)
    vi.spyOn(console, method).mockImplementation((...said) => {
      lines.push(runtimeLine(level, said, "a-request", new Date()));
    });
});
afterEach(() => vi.restoreAllMocks());

const HURRIED = { decidingMs: 400, recordingMs: 400 };
const away = () => vi.spyOn(database, "send").mockRejectedValue(new Error("nobody is there") as never);
const question = async () => readVpnQuestion(knock(city, await city.borrower()), "saml").question;
const firewall = { system: "household", channel: "vdi", direction: "inbound" } as const;

async function opened(act: (ec2: OpenFirewall) => Promise<unknown>) {
  const ec2 = await openFirewall(firewall);
  try {
    await act(ec2);
  } finally {
    await ec2.close();
  }
}

/** A system is stopped, what is said is done, and its network is brought to what is wanted then, as far as EC2 lets it. */
async function stopped(act: (networks: Networks, stop: string) => Promise<unknown>) {
  const networks = await networkCity(["land"]);
  try {
    await act(networks, await networks.stopped({ kind: "system", id: "land" }));
    await networks.cut().catch(() => {});
  } finally {
    await networks.close();
  }
}
type Networks = Awaited<ReturnType<typeof networkCity>>;

/** A transaction that meets another one each time it is tried. */
function contended() {
  const send = database.send.bind(database) as (command: object) => Promise<unknown>;
  vi.spyOn(database, "send").mockImplementation(((command: object) => {
    if (command.constructor.name !== "TransactWriteItemsCommand") return send(command);
    const CancellationReasons = Array.from({ length: 100 }, () => ({ Code: "TransactionConflict" }));
    const cancelled = Object.assign(new Error("cancelled"), {
      name: "TransactionCanceledException",
      CancellationReasons,
    });
    return Promise.reject(cancelled);
  }) as never);
}

/** A notice is due since then, and the mail service is away. */
async function undelivered(firstDue: Date) {
  const account = "told@household";
  const [at, since] = [new Date(), firstDue.toISOString()];
  const facts = { name: "範例", mail: "told@city.example" };
  await keepNames([
    { person: account, agency: "household-office", at: since, called: facts, source: "personnel" },
  ]);
  const notice = {
    id: since,
    at: since,
    happening: "Suspended",
    facts: {},
    by: "docgate",
    urgency: "urgent",
  } as const;
  await queueDelivery({
    account,
    channel: "mail",
    notice,
    state: "queued",
    due: since,
    firstDue: since,
    attempts: 0,
  });
  Object.assign(process.env, { MAIL_FROM: "docgate@city.example", API_URL: "http://localhost" });
  process.env.AWS_ENDPOINT_URL_SESV2 = "http://127.0.0.1:9";
  await deliverDue({ at, goesOn: () => true });
}

const HAPPENINGS: Readonly<Record<string, () => Promise<unknown>>> = {
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
  "notice-not-sent": () => undelivered(new Date(Date.now() - 60_000)),
  "notice-given-up": () => undelivered(new Date(Date.now() - 80 * 60 * 60_000)),
  "mail-bounced": () =>
    bounced({
      Records: [
        { Sns: { Message: '{"notificationType":"Bounce","bounce":{},"mail":{"messageId":"unknown"}}' } },
      ],
    } as SNSEvent),
  "heads-not-kept": () => {
    Object.assign(process.env, { KEPT_BUCKET: "kept", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" });
    return keepHeads({ source: "aws.events" } as never);
  },
  "signing-key-old": () => lookedDaily({}),
  "export-unfinished": () =>
    lookedDaily({
      ListExports: { ExportSummaries: [{ ExportArn: "arn:x/export/1" }] },
      DescribeExport: {
        ExportDescription: { ExportStatus: "FAILED", ExportTime: 1, FailureCode: "S3AccessDenied" },
      },
    }),
  "gate-failed": async () => {
    const asked = await question();
    away();
    await ask(asked, HURRIED);
  },
  "refusal-unrecorded": async () => {
    const asked = await question();
    away();
    await ask(asked, HURRIED);
  },
  "moved-too-often": async () => {
    const asked = await question();
    contended();
    await ask(asked);
  },
  "stray-connection": async () => {
    const stray = {
      id: "cvpn-connection-1",
      name: "3140101-03-0000007.some-office",
      status: "open",
    } as const;
    const vpn = { connections: async () => [stray], end: async () => "ending" as const };
    await sweep({ ...city.closer, vpn });
  },
  "vpn-unseen": () => {
    const connections = () => Promise.reject(new Error("EC2 does not answer"));
    return sweep({ ...city.closer, vpn: { ...city.closer.vpn, connections } });
  },
  "closing-unfinished": () => {
    const state = { status: "ended", cut: {} };
    const rows = Array.from({ length: 50 }, (_, at) => ({ stream: `SESSION#${at}`, state }));
    return closeAll(rows as unknown as SessionRow[], { ...city.closer, until: city.closer.now() });
  },
  "prefix-list-drift": () =>
    opened(async ec2 => {
      await ec2.edit(["192.0.2.0/24"]);
      await ec2.apply();
    }),
  "prefix-list-full": () =>
    opened(async ec2 => {
      await ec2.approve(hosts(CEILING + 1));
      await ec2.apply();
    }),
  "apply-unfinished": () =>
    opened(async ec2 => {
      await ec2.approve(["203.0.113.0/25"]);
      await ec2.fault({ kind: "throttle", times: 1_000 });
      await ec2.apply();
    }),
  "network-not-cut": () =>
    stopped(async networks => {
      await networks.fault({ kind: "incorrect-state", action: "CreateNetworkAclEntry", times: 1_000 });
    }),
  "network-not-restored": () =>
    stopped(async (networks, stop) => {
      await networks.cut();
      await networks.fault({ kind: "incorrect-state", action: "DeleteNetworkAclEntry", times: 1_000 });
      await networks.lifted(stop);
    }),
  "network-drift": () =>
    stopped(async networks => {
      await networks.cut();
      await networks.replaced("land", { RuleAction: "allow" });
    }),
  "queue-refused": () => {
    const nowhere = "http://127.0.0.1:9/000000000000/none";
    process.env.FOLLOWER_QUEUES = JSON.stringify({ "terminals/index": nowhere, unread: nowhere });
    const NewImage = { pk: { S: "TERMINAL#1" }, sk: { S: "EVENT#0000000001" }, kind: { S: "TERMINAL" } };
    const Records = [{ dynamodb: { SequenceNumber: "1", NewImage } }] as DynamoDBStreamEvent["Records"];
    return dispatch({ Records });
  },
  "broker-not-told": () => {
    const inside = { url: "https://10.0.0.1/told", system: "land", endpoint: "vdi-land" } as const;
    return tellOne(inside, { id: "1", type: "session.ended", data: {} });
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
  "decision-differs": () => recheck([aYes], official("the same")),
  "decision-unjudgeable": () => recheck([aYes], official("another")),
  "official-engine-failed": unjudged,
  "decisions-unjudged": unjudged,
  "yeses-unjudged": unjudged,
  "session-not-closed": neverClosed,
  "closed-falsely": saidToBeClosed,
  "session-unread": () => {
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("nobody is there"));
    return notLoggedOut({ person: { person: "somebody", id: "x" } } as Visit).catch(() => {});
  },
};

/** As it is on the day when the key service says nothing, and DynamoDB what is given. */
async function lookedDaily(answers: Readonly<Record<string, object>>): Promise<void> {
  Object.assign(process.env, { EXPORTED_TABLE: "arn:x", SIGNING_KEYS: "{}" });
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, { headers } = {}) => {
    const action = new Headers(headers).get("x-amz-target")?.split(".")[1] ?? "";
    return Response.json(answers[action] ?? {});
  });
  await lookDaily({ source: "aws.events" } as never);
}

const aYes = {
  stream: "SESSION#rechecked",
  version: 1,
  recordedAt: "2026-11-25T02:00:00.000Z",
  event: { type: "SessionAllowed", policies: "the same", facts: { rules: "in-force", read: [] } },
} as unknown as Recorded;

/** One that would have refused. */
const official = (release: string) => ({
  release,
  ask: () => ({ allowed: false, because: ["some-policy"] }),
});

/** As a run finds it that nobody has come further for an hour. */
async function unjudged() {
  const noEngine = () => {
    throw new Error("no such program");
  };
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  for (const hours of [0, 1]) await catchUp(later(hours), noEngine, SECOND_OPINION_MINUTES.usual);
}

/** A session of a broker that said in no time that it closed what it was told to. */
async function neverClosed() {
  const id = "vdi-never-closed";
  const asked = {
    terminal: "3140101-03-0000007",
    person: "worker",
    connection: id,
    endpoint: "vdi-household",
  };
  const way = { system: "household", channel: "vdi", agency: "household-office", address: "198.51.100.7" };
  const allowed = { type: "SessionAllowed", ...asked, ...way, question: {}, refusals: [] };
  const because = { "zh-TW": "已歸還", en: "returned" };
  const events = [
    { ...allowed, broker: { account: "broker@household", seconds: -60 } },
    { type: "SessionEnded", why: "fact", cause: because, refusals: [] },
  ] as unknown as SessionEvent[];
  for (const event of events) await happened(sessionLaw, stream(sessionLaw, id), event);
  await notify({ source: "aws.events" } as never);
}

/** One whose broker confirmed that it is closed, and then saw it. */
async function saidToBeClosed() {
  await neverClosed();
  const id = "vdi-never-closed";
  const [closedAt, seenAt] = [0, 1_000].map(ms => new Date(Date.now() + ms).toISOString());
  await happened(sessionLaw, stream(sessionLaw, id), {
    type: "CloseConfirmed",
    closedAt,
    how: "logged-off",
  } as never);
  const who = {
    person: "broker@household",
    agency: "a",
    roles: ["broker"],
    systems: ["household"],
    mfa: false,
  };
  vi.mocked(identify).mockResolvedValueOnce(who);
  const event = {
    ...{ routeKey: "POST /v1/sessions/{session}/alive", rawPath: "/", rawQueryString: "" },
    ...{ pathParameters: { session: id }, headers: { "content-type": "application/json" } },
    requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: "POST" } },
    body: JSON.stringify({ seenAt, sign: "activity" }),
  };
  expect(await confirm(event as never, {} as never)).toMatchObject({ statusCode: 200 });
}

const filters = () => [...resources.values()].filter(({ Type }) => Type === "AWS::Logs::MetricFilter");

function patternOf(happening: string, entry: string): string {
  const metric = `${happening} ${entry}`;
  const found = filters().find(({ Properties }) => Properties.MetricTransformations[0].MetricName === metric);
  return found?.Properties.FilterPattern ?? "";
}

const ALARMED = ENTRIES.flatMap(({ path, alarms = {} }) =>
  Object.keys(alarms).map(each => [each, path] as const),
);

test.each([["failed", "stops/stop"], ["moved-meanwhile", "stops/stop"], ...ALARMED] as const)(
  "%s of %s",
  async (happening, entry) => {
    await HAPPENINGS[happening]?.();
    const pattern = patternOf(happening, entry);
    expect(lines.filter(line => countsLine(pattern, line)).length).toBeGreaterThan(0);
    // What it is not about it does not count, not even where the words stand in a text.
    expect(countsLine(pattern, runtimeLine("ERROR", [`{"happening":"${happening}"}`], "r", new Date()))).toBe(
      false,
    );
    expect(countsLine(pattern, runtimeLine("INFO", [{ happening: "refused" }], "r", new Date()))).toBe(false);
  },
);

test("every function counts what it answered as a failure", () => {
  expect(ENTRIES.filter(({ path }) => patternOf("failed", path) === "")).toEqual([]);
});

test("a line bears the request, and the message as an object", () => {
  const line = runtimeLine(
    "WARN",
    [{ happening: "refused", code: "x", left: undefined }],
    "r-1",
    new Date(0),
  );
  expect(JSON.parse(line)).toEqual({
    timestamp: "1970-01-01T00:00:00.000Z",
    level: "WARN",
    requestId: "r-1",
    message: { happening: "refused", code: "x" },
  });
});
