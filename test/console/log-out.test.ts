// After the log-out the cookie copied before it opens nothing, and while nobody can tell whether it was ended no page is shown.
import { beforeAll, expect, test } from "vitest";
import { SESSION_COOKIE } from "../../functions/console/door/cookies.ts";
import { isLoggedOut } from "../../functions/console/door/log-outs.ts";
import { seal } from "../../functions/console/door/sealed.ts";
import { eitherPage, memberForm, memberPage } from "../../functions/console/door/serve.ts";
import {
  anySessionOf,
  type ConsoleSession,
  livingSession,
  seconds,
} from "../../functions/console/door/session.ts";
import { PAGES } from "../../functions/console/routes.ts";
import type { Event } from "../../functions/shared/http/http.ts";
import { recordLogOut } from "../../functions/shared/journal/log-outs.ts";
import { html } from "../../functions/shared/page/html.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withSecrets } from "../shared/secrets.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";

withJournal();
const clock = withFrozenClock();

const API = "http://localhost:8480";
const now = seconds(new Date(MORNING));
const session = (id: string, more: Partial<ConsoleSession> = {}): ConsoleSession => ({
  id,
  token: "t",
  until: now + 900,
  life: 900,
  began: now,
  seen: now,
  person: "records@household",
  name: "檔案管理人員",
  agency: "household-office",
  roles: ["records"],
  systems: [],
  mfa: true,
  ...more,
});

beforeAll(() => {
  Object.assign(process.env, {
    API_URL: API,
    TOKEN_ISSUER: "http://localhost:1",
  });
});

withSecrets(new Map([["CONSOLE_KEY", "k".repeat(32)]]));

const route = PAGES.showCounter;
const secret = async () => ({ title: "secret", main: html`<h1>the secret</h1>` });
const publicly = async () => ({ title: "public", main: html`<h1>for everybody</h1>` });

async function opened(serve: (event: Event) => Promise<unknown>, held: ConsoleSession, method = "GET") {
  const cookie = `${SESSION_COOKIE}=${await seal("session", held)}`;
  const event = {
    headers: {
      host: "localhost:8480",
      origin: API,
      "content-type": "application/x-www-form-urlencoded",
    },
    cookies: [cookie],
    rawPath: "/console/secret",
    rawQueryString: "",
    requestContext: { requestId: "r", http: { method } },
    body: new URLSearchParams({ _by: held.person }).toString(),
  };
  return (await serve(event as unknown as Event)) as {
    statusCode: number;
    headers: Record<string, string>;
    cookies?: string[];
    body?: string;
  };
}

test.each([
  ["a page", memberPage(route, secret)],
  ["the first page", eitherPage(route, publicly, secret)],
])(
  "%s opens before the log-out and not after it, by no copy of whatever age or token",
  async (_, { serve }) => {
    const id = `${Math.random()}-0123456789`;
    const copies = [session(id), session(id, { token: "renewed", until: now + 1_800, seen: now - 120 })];
    for (const copy of copies) expect((await opened(serve, copy)).body).toContain("the secret");
    await recordLogOut("records@household", id, clock.now());
    for (const copy of copies) {
      const answer = await opened(serve, copy);
      expect(`${answer.body}`).not.toMatch(/the secret|檔案管理人員/);
      // Nor is it sealed anew for being used.
      expect(answer.cookies ?? []).toEqual([]);
    }
    expect((await opened(serve, session(`${id}-other`))).body).toContain("the secret");
  },
);

test("a form sent with it is acted on no more, and what was typed stays", async () => {
  const id = "form-0123456789abcdef";
  let acted = 0;
  const { serve } = memberForm(route, async () => {
    acted += 1;
    return { location: "/console" };
  });
  const held = session(id);
  expect((await opened(serve, held, "POST")).statusCode).toBe(303);
  await recordLogOut(held.person, id, clock.now());
  expect((await opened(serve, held, "POST")).statusCode).toBe(401);
  expect(acted).toBe(1);
});

test("while the database cannot tell, nothing is shown", async () => {
  const there = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  // Nobody listens there.
  process.env.AWS_ENDPOINT_URL_DYNAMODB = "http://127.0.0.1:9";
  const { statusCode, body } = await opened(
    memberPage(route, secret).serve,
    session("away-0123456789abcdef"),
  ).finally(() => {
    process.env.AWS_ENDPOINT_URL_DYNAMODB = there;
  });
  expect(statusCode).toBe(503);
  expect(body).not.toMatch(/the secret|檔案管理人員/);
});

test("one person's log-out ends nobody else's", async () => {
  await recordLogOut("worker@household", "shared-0123456789abcdef", clock.now());
  expect(await isLoggedOut("worker@household", "shared-0123456789abcdef")).toBe(true);
  expect(await isLoggedOut("records@household", "shared-0123456789abcdef")).toBe(false);
});

test("a session left unused can still be ended, and one without an id is none", () => {
  const idle = session("idle-0123456789abcdef", { seen: now - 3_600 });
  expect(livingSession(idle, clock.now())).toBeUndefined();
  expect(anySessionOf(idle)?.id).toBe(idle.id);
  const { id: _, ...old } = idle;
  expect(anySessionOf(old)).toBeUndefined();
});
