// The city's directory pushes people over real HTTP, in the shapes that Entra ID sends, and the journal knows who is of which agency.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Answered, ask, endpoints } from "./asking.ts";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const personnel = { account: "personnel@household" };
const agency = "household-office";

const scim = (call: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
  ask(call.replace(" /", " /scim/v2/"), {
    token: endpoints.directoryToken,
    ...(body && { body }),
    headers: { "content-type": "application/scim+json", ...headers },
  });
const patch = (id: string, ...Operations: object[]) =>
  scim(`PATCH /Users/${id}`, { schemas: [PATCH_OP], Operations });
const facts = async (person: string) => (await ask(`GET /v1/people/${person}`, personnel)).body;

/** A user as Entra ID creates one, with its default mapping and an agency. */
const fromEntra = (userName: string, more: object = {}, enterprise: object = {}) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
  externalId: randomUUID(),
  userName,
  active: true,
  displayName: "範例甲",
  emails: [{ primary: true, type: "work", value: `${userName}.mail@example.tw` }],
  meta: { resourceType: "User" },
  name: { formatted: "範例甲", familyName: "範例", givenName: "甲" },
  title: "科員",
  ...more,
  [ENTERPRISE]: { organization: agency, ...enterprise },
});
const account = () => `p${randomUUID().slice(2, 13)}`;
async function pushed(
  more: object = {},
  enterprise: object = {},
  userName = account(),
): Promise<Answered["body"]> {
  // There is an agency once it has units.
  await ask(`POST /v1/agencies/${agency}/units/registration`, { ...personnel, body: { name: "登記課" } });
  const made = await scim("POST /Users", fromEntra(userName, more, enterprise));
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ userName })]);
  return made.body;
}

test("whoever has not the stage's secret gets nothing, whoever they are", async () => {
  const call = "GET /scim/v2/Users";
  const [none, other, person] = [
    await ask(call),
    await ask(call, { token: "x".repeat(64) }),
    await ask(call, personnel),
  ];
  expect([none.status, other.status, person.status]).toEqual([401, 401, 401]);
  expect(other.body).toMatchObject({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: "401",
  });
  expect(other.headers.get("content-type")).toBe("application/scim+json");
});

test("a person is looked for, created, enrolled and placed; the name is in the directory and not in the journal", async () => {
  const userName = account();
  const before = await scim(`GET /Users?filter=userName+eq+%22${userName}%22`);
  expect(before.body).toMatchObject({ totalResults: 0, Resources: [] });
  const made = await pushed({}, { department: "登記課" }, userName);
  const found = await scim(
    `GET /Users?filter=${encodeURIComponent(`userName eq "${userName.toUpperCase()}"`)}`,
  );
  expect(found.body).toMatchObject({
    totalResults: 1,
    Resources: [{ id: made.id, externalId: made.externalId }],
  });
  expect(await facts(userName)).toMatchObject({
    ...{ agency, active: true, status: "civil-servant", posting: { unit: "registration" } },
    synchronised: ["agency", "unit"],
  });
  const named = await ask(`GET /v1/directory/${userName}`, personnel);
  expect(named.body).toMatchObject({
    name: "範例甲",
    source: "synchronised",
    mail: `${userName}.mail@example.tw`,
  });
  const recorded = await Promise.all(
    [1, 2, 3].map(version =>
      ask(`GET /v1/journal/PERSON%23${userName}/${version}`, { account: "auditor@city" }),
    ),
  );
  expect(recorded.map(({ body }) => [body.type, body.by.person, body.action])).toEqual(
    ["PersonEnrolled", "PersonPosted", "PersonSynchronised"].map(type => [
      type,
      "city-directory",
      "createScimUser",
    ]),
  );
  expect(JSON.stringify(recorded.map(({ body }) => body.event))).not.toMatch(/範例|example\.tw|科員/);
});

test("changes come as Entra ID sends them: verbs in capitals, booleans as texts, paths with filters", async () => {
  const { id, userName } = await pushed();
  const mail = "new@example.tw";
  const answer = await patch(
    id,
    { op: "Replace", path: 'emails[type eq "work"].value', value: mail },
    { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "0900000000" },
    { op: "Replace", path: "name.familyName", value: "改名" },
    { op: "Replace", value: { displayName: "改名甲", "name.givenName": "乙" } },
    { op: "Add", path: 'addresses[type eq "work"].formatted', value: "不保存" },
  );
  expect(answer.body).toMatchObject({
    displayName: "改名甲",
    name: { familyName: "改名", givenName: "乙" },
    emails: [{ type: "work", primary: true, value: mail }],
    phoneNumbers: [{ type: "mobile", value: "0900000000" }],
  });
  expect((await ask(`GET /v1/directory/${userName}`, personnel)).body).toMatchObject({
    name: "改名甲",
    mail,
  });
  expect((await patch(id, { op: "Replace", path: "active", value: "False" })).body.active).toBe(false);
  expect((await facts(userName)).active).toBe(false);
  await patch(id, { op: "Replace", path: "active", value: "True" });
  expect((await facts(userName)).active).toBe(true);
});

test("a manager who is not known waits until they are, and nobody is over themselves or in a circle", async () => {
  const boss = account();
  const { id, userName } = await pushed({}, { manager: { value: boss } });
  expect((await facts(userName)).posting?.superior).toBeUndefined();
  const waiting = async () =>
    (await ask(`GET /v1/pushed-people/waiting?agency=${agency}`, personnel)).body.rows.filter(
      (row: { person: string }) => row.person === userName,
    );
  expect(await waiting()).toMatchObject([{ waiting: ["superior-unknown"], said: { manager: boss } }]);
  const { id: bossId } = await pushed({}, {}, boss);
  expect(await waiting()).toEqual([]);
  expect((await facts(userName)).posting).toEqual({ superior: boss });
  const path = `${ENTERPRISE}:manager`;
  const self = await patch(id, { op: "Add", path, value: id });
  expect([self.status, self.body.scimType]).toEqual([400, "invalidValue"]);
  // The other way round while the first still stands: it waits, and counts once the first is gone.
  expect((await patch(bossId, { op: "Add", path, value: [{ value: id }] })).status).toBe(200);
  expect((await facts(boss)).posting?.superior).toBeUndefined();
  await patch(id, { op: "Remove", path });
  await expect.poll(async () => (await facts(boss)).posting?.superior).toBe(userName);
});

test("what the directory says personnel do not change; of the rest they have the word", async () => {
  const { userName } = await pushed({}, { department: "登記課" });
  const act = (what: string, body: object) =>
    ask(`POST /v1/people/${userName}/${what}`, { ...personnel, body });
  expect((await act("posting", { calendar: "shifts" })).body.code).toBe("fact-synchronised");
  expect((await act("posting", { unit: "registration", calendar: "shifts" })).status).toBe(200);
  expect((await act("leave-agency", {})).body.code).toBe("fact-synchronised");
  expect((await act("enrol", { agency, status: "contract" })).status).toBe(200);
});

test("an account is one person's, changes with what binds them, and cannot be one that nobody could log in with", async () => {
  const { id, userName } = await pushed();
  const twice = await scim("POST /Users", fromEntra(userName.toUpperCase()));
  expect([twice.status, twice.body.scimType]).toEqual([409, "uniqueness"]);
  const strange = await scim("POST /Users", fromEntra("王小明@example.tw"));
  expect([strange.status, strange.body.scimType]).toEqual([400, "invalidValue"]);
  const next = account();
  expect((await patch(id, { op: "Replace", path: "userName", value: next })).status).toBe(200);
  expect(await facts(userName)).toMatchObject({ active: false, renamed: { to: next } });
  expect(await facts(next)).toMatchObject({ active: true, agency, renamed: { from: userName } });
  await ask(`POST /v1/people/${next}/suspend`, { ...personnel, body: { reason: "調查中" } });
  const hiding = await patch(id, { op: "Replace", path: "userName", value: account() });
  expect([hiding.status, (await facts(next)).active]).toEqual([409, true]);
});

test("a person of no agency here is kept and waits; two who wrote at once do not overwrite each other", async () => {
  const { id, userName, meta } = await pushed({}, { organization: "nobody-knows-this-office" });
  expect((await ask(`GET /v1/people/${userName}`, { account: "auditor@city" })).status).toBe(404);
  const stale = await scim(`PUT /Users/${id}`, fromEntra(userName), { "if-match": 'W/"9"' });
  expect(stale.status).toBe(412);
  const known = await scim(`PUT /Users/${id}`, fromEntra(userName), { "if-match": meta.version });
  expect(known.status).toBe(200);
  expect((await facts(userName)).active).toBe(true);
  const same = await scim(`GET /Users/${id}`, undefined, {
    "if-none-match": known.headers.get("etag") ?? "",
  });
  expect(same.status).toBe(304);
});

test("a person who is deleted has left, is found no more, and their name is gone", async () => {
  const { id, userName } = await pushed();
  expect((await scim(`DELETE /Users/${id}`)).status).toBe(204);
  expect([(await scim(`GET /Users/${id}`)).status, (await scim(`DELETE /Users/${id}`)).status]).toEqual([
    404, 404,
  ]);
  expect((await facts(userName)).active).toBe(false);
  expect((await ask(`GET /v1/directory?people=${userName}`, personnel)).body.rows).toEqual([]);
});

test("whom personnel erased the directory does not bring back, and no page is larger than we give", async () => {
  const { id, userName } = await pushed();
  expect((await ask(`POST /v1/directory/${userName}/erasure`, { ...personnel, body: {} })).status).toBe(204);
  await patch(id, { op: "Replace", path: "displayName", value: "又來了" });
  expect((await scim(`GET /Users/${id}`)).body).toEqual(
    expect.not.objectContaining({ displayName: "又來了" }),
  );
  expect((await ask(`GET /v1/directory/${userName}`, personnel)).status).toBe(404);
  const page = await scim("GET /Users?startIndex=1&count=100000");
  expect(page.body.itemsPerPage).toBeLessThanOrEqual(200);
  expect((await scim("GET /Users?startIndex=2&count=1")).body).toMatchObject({
    startIndex: 2,
    itemsPerPage: 1,
  });
});

test("what is asked in a body is found as what is asked in an address", async () => {
  const { id, userName } = await pushed();
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"];
  const filter = `userName eq "${userName}"`;
  for (const where of ["Users/.search", ".search"]) {
    const { status, body } = await scim(`POST /${where}`, { schemas, filter, attributes: ["userName"] });
    expect([status, body.totalResults, body.Resources]).toEqual([
      200,
      1,
      [{ schemas: expect.anything(), id, userName }],
    ]);
  }
  const nobody = await scim("POST /.search", { schemas, filter: "userName sw" });
  expect([nobody.status, nobody.body.scimType]).toEqual([400, "invalidFilter"]);
});
