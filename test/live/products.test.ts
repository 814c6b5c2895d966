// The register of hazardous products over HTTP: two officers, a file, an exception, and who may do which; nothing in doubt is taken.
import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { ask, endpoints } from "./asking.ts";
import { registration } from "./custody-story.ts";

const BASE = "/v1/hazardous-products";
const ADMIN = "admin@household";
const SECOND = "admin@police";
const make = `Examplo${randomInt(1_000_000)}`;
const noticeNo = `資安測字第${randomInt(1_000_000_000)}號`;
const propertyNo = `3140101-03-${randomInt(1_000_000, 9_999_999)}`;
const notice = {
  noticeNo,
  noticeDate: "2026-01-05",
  make,
  aliases: [],
  models: [],
  document: "府資安字第1號",
};

const post = (path: string, account: string, body: unknown = {}, headers = {}) =>
  ask(`POST ${BASE}/${path}`, { account, body, headers });
/** A terminal's make is found by what follows its record. */
async function concernedNow() {
  await fetch(`${endpoints.control}/drain`, { method: "POST" });
  return ask(`GET ${BASE}/terminals?limit=200`, { account: "records@household" });
}
const register = async (account = ADMIN) => (await ask(`GET ${BASE}`, { account })).body;
// biome-ignore lint/suspicious/noExplicitAny: of the register only what the test compares.
const waiting = (body: any) => Math.max(...body.pending.map((each: { proposal: number }) => each.proposal));

test("a notice by one officer, confirmed by another, names the terminals of its make", async () => {
  const made = await ask("POST /v1/terminals", {
    account: "records@household",
    body: { ...registration(propertyNo), brand: ` ${make.toUpperCase()}  Co., Ltd. ` },
  });
  expect(made.status).toBe(201);
  const proposed = await post("notices", ADMIN, notice);
  expect(proposed.status).toBe(200);
  const proposal = waiting(proposed.body);
  const own = await post(`proposals/${proposal}/confirmation`, ADMIN);
  expect([own.status, own.body.code]).toEqual([403, "second-officer-needed"]);
  const confirmed = await post(`proposals/${proposal}/confirmation`, SECOND);
  expect(confirmed.body).toMatchObject({ loaded: true });
  expect(confirmed.body.notices).toContainEqual(
    expect.objectContaining({ noticeNo, make, by: ADMIN, confirmedBy: SECOND }),
  );
  const concerned = await concernedNow();
  expect(concerned.body.rows).toContainEqual(
    expect.objectContaining({ propertyNo, standing: "banned", noticeNo }),
  );
  const again = await post("notices", ADMIN, notice);
  expect([again.status, again.body.faults?.[0]]).toEqual([
    422,
    expect.objectContaining({ pointer: "/noticeNo", code: "notice-twice" }),
  ]);
});

test("an exception is the terminal's own agency's affair, needs an end ahead and a terminal of that make", async () => {
  const wish = {
    ...{ propertyNo, noticeNo, approval: "核可1", officer: "ciso@household", reason: "汰換中" },
    until: new Date(Date.now() + 86_400_000).toISOString(),
  };
  const { until: _, ...endless } = wish;
  expect((await post("exceptions", "records@household", endless)).status).toBe(422);
  const past = await post("exceptions", "records@household", { ...wish, until: "2026-01-01T00:00:00Z" });
  expect(past.body.code).toBe("exception-past");
  expect((await post("exceptions", "admin@police", wish)).status).toBe(403);
  const other = `3140101-03-${randomInt(1_000_000, 9_999_999)}`;
  await ask("POST /v1/terminals", { account: "records@household", body: registration(other) });
  const foreign = await post("exceptions", "records@household", { ...wish, propertyNo: other });
  expect(foreign.body.code).toBe("exception-of-another-make");
  const proposed = await post("exceptions", "records@household", wish);
  const proposal = waiting(proposed.body);
  expect((await post(`proposals/${proposal}/confirmation`, "records@household")).status).toBe(403);
  expect((await register(SECOND)).pending.map((each: { proposal: number }) => each.proposal)).not.toContain(
    proposal,
  );
  const confirmed = await post(`proposals/${proposal}/confirmation`, "supervisor@household");
  expect(confirmed.body.exceptions).toContainEqual(
    expect.objectContaining({ exception: proposal, propertyNo }),
  );
  const revoked = await post(`exceptions/${proposal}/revocation`, "records@household", { because: "已汰換" });
  expect(revoked.body.exceptions).not.toContainEqual(expect.objectContaining({ exception: proposal }));
});

test("a file with one fault is not taken at all, each fault at its line; one in order waits as a whole", async () => {
  const number = `資安檔字第${randomInt(1_000_000_000)}號`;
  const bytes = { "content-type": "text/csv" };
  const sheet = (...rows: string[]) => `公告文號,公告日期,廠牌,別名,產品型號\r\n${rows.join("\r\n")}\r\n`;
  const unsaid = await post("import", ADMIN, sheet(`${number},115/1/5,甲牌,,`), bytes);
  expect([unsaid.status, unsaid.body.code]).toEqual([422, "invalid-input"]);
  const from = `import?document=${encodeURIComponent("府資安字第3號")}`;
  const wrong = await post(from, ADMIN, sheet(`${number},115/1/5,甲牌,,`, `${number},2099-01-01,,,`), bytes);
  expect([wrong.status, wrong.body.code]).toEqual([422, "notices-refused"]);
  const right = await post(from, ADMIN, sheet(`${number},115/1/5,甲牌${number},Jia${number};甲,Pad`), bytes);
  const mine = right.body.pending.find((each: { proposal: number }) => each.proposal === waiting(right.body));
  expect(mine.document).toBe("府資安字第3號");
  expect(mine.notices).toEqual([
    {
      noticeNo: number,
      noticeDate: "2026-01-05",
      make: `甲牌${number}`,
      aliases: [`Jia${number}`, "甲"],
      models: ["Pad"],
    },
  ]);
  const rejected = await post(`proposals/${mine.proposal}/rejection`, ADMIN, { because: "測試" });
  expect(rejected.body.pending).not.toContainEqual(expect.objectContaining({ proposal: mine.proposal }));
});

test("a notice is withdrawn by two officers as well", async () => {
  const asked = await post("withdrawals", SECOND, { noticeNo, document: "府資安字第2號", because: "撤銷" });
  const proposal = waiting(asked.body);
  expect((await post(`proposals/${proposal}/confirmation`, SECOND)).status).toBe(403);
  const confirmed = await post(`proposals/${proposal}/confirmation`, ADMIN);
  expect(confirmed.body.notices).not.toContainEqual(expect.objectContaining({ noticeNo }));
  const concerned = await concernedNow();
  expect(concerned.body.rows).not.toContainEqual(expect.objectContaining({ propertyNo }));
});

test.each(["worker@household", "records@household"])("%s proposes no notice", async account => {
  expect((await post("notices", account, notice)).status).toBe(403);
});
