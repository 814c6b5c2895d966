// The journal by object and by span: one thing's whole life, whoever did it and in whichever agency; and some days, the empty ones skipped.
import { beforeAll, expect, test, vi } from "vitest";
import { streamsAbout } from "../../functions/audit/about.ts";
import { handler } from "../../functions/audit/read.lambda.ts";
import { personLaw } from "../../functions/people/person.ts";
import type { Answer } from "../../functions/shared/http/http.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { terminalLaw } from "../../functions/terminals/terminal.ts";
import { happened } from "../gate/city.ts";
import { enrolled, registered } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

// Who somebody is, the token says; here the header says it itself.
vi.mock("../../functions/shared/http/identity.ts", () => ({
  identify: async (header: string) => JSON.parse(header),
}));

withFrozenClock("2026-11-25T02:00:00.000Z");
withJournal();

const NUMBER = "3140101-03-0000001";
const TERMINAL = stream("TERMINAL", NUMBER);
const amended = (serial: string) => ({ type: "TerminalAmended", before: {}, after: { serial } }) as const;
beforeAll(async () => {
  await happened(terminalLaw, TERMINAL, registered(NUMBER), new Date("2021-06-01T01:00:00.000Z"));
  await happened(terminalLaw, TERMINAL, amended("SN-1"), new Date("2026-09-01T01:00:00.000Z"));
  await happened(
    personLaw,
    stream(personLaw, "chen@household"),
    enrolled(),
    new Date("2026-09-02T01:00:00.000Z"),
  );
  for (let minute = 10; minute < 16; minute++)
    await happened(
      terminalLaw,
      TERMINAL,
      amended(`SN-${minute}`),
      new Date(`2026-11-20T01:${minute}:00.000Z`),
    );
});

async function ask(query: Readonly<Record<string, string>>, roles: readonly string[] = ["auditor"]) {
  const event = {
    routeKey: "GET /v1/journal",
    rawPath: "/v1/journal",
    rawQueryString: String(new URLSearchParams(query)),
    queryStringParameters: query,
    headers: {
      authorization: JSON.stringify({
        person: "auditor@city",
        agency: "city",
        systems: [],
        mfa: true,
        roles,
      }),
    },
    requestContext: { requestId: "r", http: { method: "GET", sourceIp: "192.0.2.1" } },
  };
  const { statusCode, body } = (await handler(event as never, {} as never)) as Answer & {
    readonly body: string;
  };
  const told = JSON.parse(body) as {
    rows: { stream: string; version: number }[];
    next?: string;
    code?: string;
  };
  return { status: statusCode, ...told };
}
const versions = ({ rows }: Awaited<ReturnType<typeof ask>>) => rows.map(({ version }) => version);

test("one thing's whole life, years of it, page by page", async () => {
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask({ about: NUMBER, limit: "3", ...(cursor && { cursor }) });
    seen.push(...versions(page));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
});

test.each([
  ["without its hyphens", { about: "3140101030000001" }, 8],
  ["of a kind", { about: NUMBER, kind: "POSTURE" }, 0],
  ["from a day on", { about: NUMBER, from: "2026-11-01" }, 6],
  ["of one event", { about: NUMBER, type: "TerminalRegistered" }, 1],
  ["an account, as anybody writes it", { about: "CHEN@household" }, 1],
  ["by whoever is of another agency", { about: NUMBER, agency: "police-bureau" }, 0],
])("a thing is found %s", async (_, query, count) => {
  expect((await ask(query)).rows).toHaveLength(count);
});

test("a span of days tells all that was recorded on them, in all agencies, across the empty ones", async () => {
  const { rows } = await ask({ from: "2026-08-25", until: "2026-11-20" });
  expect(rows.map(({ stream: of, version }) => `${of} ${version}`)).toEqual([
    ...[8, 7, 6, 5, 4, 3].map(version => `${TERMINAL} ${version}`),
    "PERSON#chen@household 1",
    `${TERMINAL} 2`,
  ]);
  expect(versions(await ask({ day: "2026-09-01" }))).toEqual([2]);
});

test("days out of order, or more than a reading goes through, are refused; and only whoever audits reads", async () => {
  expect(await ask({ from: "2026-11-02", until: "2026-11-01" })).toMatchObject({
    status: 422,
    code: "journal-span",
  });
  expect(await ask({ from: "2026-01-01", until: "2026-11-01" })).toMatchObject({ code: "journal-span" });
  expect((await ask({ about: NUMBER }, ["records"])).status).toBe(403);
});

test("of a system its lists are its own as well; nothing is asked for under a name that cannot be", () => {
  expect(streamsAbout("household", "LIST")).toContain("LIST#household#vpn#inbound");
  expect(streamsAbout("#", "TERMINAL")).toEqual([]);
});
