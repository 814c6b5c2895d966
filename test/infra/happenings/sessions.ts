// What goes wrong with sessions: at the gate, as they are closed, and with the brokers that carry them.
import { expect, vi } from "vitest";
import { handler as confirm } from "../../../functions/brokers/confirm.lambda.ts";
import { handler as notify } from "../../../functions/brokers/notify.lambda.ts";
import { tellOne } from "../../../functions/brokers/telling.ts";
import { closeAll } from "../../../functions/closing/closing.ts";
import { sweep } from "../../../functions/closing/sweep.ts";
import { ask } from "../../../functions/gate/answer.ts";
import { readVpnQuestion } from "../../../functions/gate/vpn-question.ts";
import type { SessionRow } from "../../../functions/sessions/live.ts";
import { sessionLaw } from "../../../functions/sessions/session.ts";
import type { SessionEvent } from "../../../functions/sessions/session-event.ts";
import { identify } from "../../../functions/shared/http/identity.ts";
import { database } from "../../../functions/shared/journal/journal.ts";
import { stream } from "../../../functions/shared/journal/keys.ts";
import type { ClosingCity } from "../../closing/closing-city.ts";
import { happened, knock } from "../../gate/city.ts";
import type { Happenings } from "./happening.ts";

export const OF_SESSIONS: Happenings = {
  "gate-failed": async city => {
    const asked = await question(city);
    away();
    await ask(asked, HURRIED);
  },
  "refusal-unrecorded": async city => {
    const asked = await question(city);
    away();
    await ask(asked, HURRIED);
  },
  "moved-too-often": async city => {
    const asked = await question(city);
    contended();
    await ask(asked);
  },
  "stray-connection": async city => {
    const stray = {
      id: "cvpn-connection-1",
      name: "3140101-03-0000007.some-office",
      status: "open",
    } as const;
    const vpn = { connections: async () => [stray], end: async () => "ending" as const };
    await sweep({ ...city.closer, vpn });
  },
  "vpn-unseen": city => {
    const connections = () => Promise.reject(new Error("EC2 does not answer"));
    return sweep({ ...city.closer, vpn: { ...city.closer.vpn, connections } });
  },
  "closing-unfinished": city => {
    const state = { status: "ended", cut: {} };
    const rows = Array.from({ length: 50 }, (_, at) => ({ stream: `SESSION#${at}`, state }));
    return closeAll(rows as unknown as SessionRow[], { ...city.closer, until: city.closer.now() });
  },
  "broker-not-told": () => {
    const inside = { url: "https://10.0.0.1/told", system: "land", endpoint: "vdi-land" } as const;
    return tellOne(inside, { id: "1", type: "session.ended", data: {} });
  },
  "session-not-closed": neverClosed,
  "closed-falsely": saidToBeClosed,
};

const HURRIED = { decidingMs: 400, recordingMs: 400 };
const away = () => vi.spyOn(database, "send").mockRejectedValue(new Error("nobody is there") as never);
const question = async (city: ClosingCity) =>
  readVpnQuestion(knock(city, await city.borrower()), "saml").question;

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
