// Whom a form may offer: people of one agency by name or account, few at once or many by their beginnings, and who may ask.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { handler } from "../../functions/directory/directory.lambda.ts";
import { keepNames, replaced } from "../../functions/shared/directory/directory.ts";
import { erasedOf } from "../../functions/shared/directory/entry.ts";
import { type Caller, identify } from "../../functions/shared/http/identity.ts";
import { cityInOrder } from "../gate/city.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

vi.mock("../../functions/shared/http/identity.ts", () => ({ identify: vi.fn(), calledIn: vi.fn() }));
withJournal();
const clock = withFrozenClock();

let borrower = "";
beforeEach(async () => {
  borrower = (await (await cityInOrder()).borrower()).person;
  as({});
});
const as = (facts: Partial<Caller>) =>
  vi.mocked(identify).mockResolvedValue({
    ...{ person: "records@household", agency: AGENCY, roles: ["records"], systems: [], mfa: true },
    ...facts,
  });
const keep = (people: Readonly<Record<string, string>>, agency = AGENCY) =>
  keepNames(
    Object.entries(people).map(([person, name]) => ({
      ...{ person, agency, at: clock.after(0), source: "log-in" as const, called: { name } },
    })),
  );

async function found(q?: string) {
  const event = {
    ...{ routeKey: "GET /v1/directory/agencies/{agency}/people", rawPath: "/", rawQueryString: "" },
    pathParameters: { agency: AGENCY },
    ...(q !== undefined && { queryStringParameters: { q } }),
    headers: {},
    requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: "GET" } },
  };
  const answer = (await handler(event as never, {} as never)) as { statusCode: number; body?: string };
  return { status: answer.statusCode, ...JSON.parse(answer.body ?? "{}") };
}
const names = async (q?: string) =>
  ((await found(q)).rows as readonly { name?: string }[]).flatMap(({ name }) => name ?? []);

describe("people of an agency", () => {
  test("are all offered while they are few: who is enrolled, and who only logged in", async () => {
    await keep({ [borrower]: "範例甲", "new@household": "範例乙" });
    const { rows, complete } = await found();
    expect(complete).toBe(true);
    expect(rows).toContainEqual(
      expect.objectContaining({ person: borrower, name: "範例甲", enrolled: true }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ person: "new@household", enrolled: false }));
  });

  test("are found by any part of a name, by the account, in whatever width, rare characters too", async () => {
    await keep({ "one@household": "範例𠮷子", "two@household": "ＡＢ丙" });
    expect(await names("𠮷")).toEqual(["範例𠮷子"]);
    expect(await names("ab丙")).toEqual(["ＡＢ丙"]);
    expect(await names("TWO@")).toEqual(["ＡＢ丙"]);
    expect(await names("沒有這個人")).toEqual([]);
  });

  test("of one name are both found; whoever is erased or of another agency is not", async () => {
    await keep({ "a1@household": "同名丁", "a2@household": "同名丁", "a3@household": "同名丁" });
    await keep({ "b1@police": "同名丁" }, "police-bureau");
    await replaced("a3@household", () =>
      erasedOf({ person: "a3@household", agency: AGENCY, at: clock.after(1) }),
    );
    expect(await names("同名丁")).toEqual(["同名丁", "同名丁"]);
  });

  test("of whom there are more than a page holds are found by the beginning of their names", async () => {
    await keep(
      Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`many${at}@household`, `眾人${at}號`])),
    );
    const nobody = await found();
    expect(nobody).toMatchObject({ complete: false, rows: [] });
    expect(await names("眾人7號")).toEqual(["眾人7號"]);
    expect((await names("眾人")).length).toBeLessThanOrEqual(20);
    expect((await found("many7@household")).rows).toEqual([
      expect.objectContaining({ person: "many7@household", name: "眾人7號" }),
    ]);
  });

  test.each<[string, Partial<Caller>, number]>([
    ["whoever lends there", {}, 200],
    ["a home worker", { roles: ["worker"] }, 403],
    ["another agency's records", { agency: "police-bureau" }, 403],
    ["the auditor of the city", { agency: "city-hall", roles: ["auditor"] }, 200],
  ])("are told to %s: %j %d", async (_, reader, status) => {
    as(reader);
    expect((await found()).status).toBe(status);
  });
});
