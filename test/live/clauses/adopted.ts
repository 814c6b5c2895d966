// Clauses of the regulations that an agency adopts besides the letter: each judged by itself, whatever else of them is not yet met.
import type { ClauseId } from "../../../functions/shared/rules/clauses.ts";
import { AGENCY } from "../custody-story.ts";
import { EGRESS } from "../open-gate.ts";
import { ADMIN, CENTER, PERSONNEL, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const person = { person: WORKER };
/** The guideline of the exchange is in force from October 2023 on. */
const LATER = { at: "2023-10-11T10:00:00+08:00" };

const of = { agency: AGENCY };

/** By two, from the first day on which it is in force. */
const ADOPTIONS = {
  "ey-draft": { from: "2021-06-11" },
  "keelung-pregnancy": { from: "2021-06-11" },
  "twse-2023": { from: "2023-10-03", trigger: "行政院認定之特殊疫病" },
} as const;
type Adoptable = keyof typeof ADOPTIONS;

function adoption(profile: Adoptable, more: object = {}) {
  const terms = { profile, version: 1, activity: "exchange", document: "府人字第1號", ...ADOPTIONS[profile] };
  return { by: SUPERVISOR, of, body: { ...terms, ...more } };
}

async function adopt({ act }: Stage, profile: Adoptable) {
  const { body } = await act("proposeAdoption", adoption(profile));
  const [last = ""] = Object.keys(body.adoptions).toSorted((one, other) => Number(other) - Number(one));
  await act("confirmAdoption", { by: PERSONNEL, of: { ...of, adoption: last }, body: {} });
}

/** It is adopted once for all, in a scene before; each clause is judged by itself. */
function under(_: Adoptable, proves: readonly ClauseId[], play: Scene["play"]): Scene {
  return { proves, play };
}

const leave = { from: "2021-06-11T08:00:00+08:00", until: "2021-06-11T17:00:00+08:00" };

function onLeave(profile: Adoptable, clause: ClauseId): Scene {
  return under(profile, [clause], async ({ act, refuses, holds, shows }) => {
    await holds(clause);
    await act("grantLeave", { by: PERSONNEL, of: person, body: leave });
    await refuses(clause);
    await shows("showPerson", { by: PERSONNEL, of: person }, "110/06/11 08:00");
    await act("cancelLeave", { by: PERSONNEL, of: person, body: { from: leave.from } });
    await holds(clause);
  });
}

function onBreach(profile: Adoptable, clause: ClauseId): Scene {
  return under(profile, [clause], async ({ act, refuses, holds, shows }) => {
    await holds(clause);
    await act("suspendPerson", { by: SUPERVISOR, of: person, body: { reason: "違反工作規定", clause } });
    await refuses(clause);
    await shows("showPerson", { by: PERSONNEL, of: person }, "違反工作規定", clause);
    await act("reinstatePerson", { by: SUPERVISOR, of: person, body: { reason: "調查完畢" } });
    await holds(clause);
  });
}

const SAFE = { publicWifi: false, sharedDevice: false, antivirus: true, compliant: true };
const MANAGED = { securityAgent: true, appControl: true, servicesOff: true };

/** What the terminal itself reports, signed by its own key. */
function byReport(profile: Adoptable, clause: ClauseId, good: object, bad: object, about = {}): Scene {
  return under(profile, [clause], async ({ plug, refuses, holds, shows }) => {
    await plug("wired", bad);
    await refuses(clause, about);
    await shows("showHome", { by: WORKER }, clause);
    await plug("wired", good);
    await holds(clause, about);
  });
}

export const ADOPTED: readonly Scene[] = [
  {
    proves: ["keelung-pregnancy/2.1", "keelung-pregnancy/4.2.1"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      const asked = adoption("keelung-pregnancy");
      await denied("keelung-pregnancy/2.1", "agency-not-described", "proposeAdoption", asked);
      const described = (city: string) => ({
        ...{ by: CENTER, of },
        body: { city, kind: "government", document: "組織自治條例" },
      });
      await act("describeAgency", described("tainan"));
      await denied("keelung-pregnancy/2.1", "adoption-out-of-scope", "proposeAdoption", asked);
      await act("describeAgency", described("keelung"));
      await adopt(stage, "keelung-pregnancy");
      await shows("showAgency", { by: SUPERVISOR }, "府人字第1號");
      await refuses("keelung-pregnancy/4.2.1");
      const banned = { activity: "exchange", parameter: "bannedBrands", values: ["禁用牌"], unit: "names" };
      await act("setOverlay", { by: SUPERVISOR, of, body: { ...banned, document: "資安字第1號" } });
      await holds("keelung-pregnancy/4.2.1");
      await shows("showAgency", { by: SUPERVISOR }, "禁用牌");
    },
  },
  {
    proves: ["twse-2023/1.0"],
    async play(stage) {
      const none = adoption("twse-2023", { trigger: undefined });
      await stage.denied("twse-2023/1.0", "trigger-missing", "proposeAdoption", none);
      await adopt(stage, "twse-2023");
      await adopt(stage, "ey-draft");
      await stage.shows("showJournal", { by: "auditor@city" }, "採用");
    },
  },
  {
    proves: ["keelung-pregnancy/7"],
    async play({ act, denied, shows }) {
      const fresh = {
        activity: "exchange",
        parameter: "homeDaysFrom36Weeks",
        unit: "days",
        document: "人字第2號",
      };
      const laid = (days: string) => ({ by: SUPERVISOR, of, body: { ...fresh, values: [days] } });
      await denied("keelung-pregnancy/3.3", "overlay-loosens", "setOverlay", laid("5"));
      await act("setOverlay", laid("3"));
      await shows("showAgency", { by: SUPERVISOR }, "人字第2號");
      const { activity, parameter } = fresh;
      const lift = { of, body: { activity, parameter, reason: "規定修正" } };
      await act("liftOverlay", { by: SUPERVISOR, ...lift });
      await act("liftOverlay", { by: PERSONNEL, ...lift });
    },
  },
  onLeave("ey-draft", "ey-draft/6c"),
  onLeave("keelung-pregnancy", "keelung-pregnancy/5.4.4"),
  onBreach("ey-draft", "ey-draft/14a"),
  onBreach("keelung-pregnancy", "keelung-pregnancy/6"),
  byReport("ey-draft", "ey-draft/5b", SAFE, { ...SAFE, publicWifi: true }),
  byReport("ey-draft", "ey-draft/11b", SAFE, { ...SAFE, compliant: false }),
  under("ey-draft", ["ey-draft/10"], async ({ act, refuses, holds, shows }) => {
    const recall = { reason: "業務需要", effectiveAt: "2021-06-11T08:00:00+08:00" };
    await act("recallPerson", { by: SUPERVISOR, of: person, body: recall });
    await refuses("ey-draft/10");
    await shows("showPerson", { by: PERSONNEL, of: person }, "業務需要");
    await act("liftRecall", { by: SUPERVISOR, of: person, body: { reason: "業務已處理" } });
    await holds("ey-draft/10");
  }),
  under("ey-draft", ["ey-draft/12.1a"], async ({ act, gate, trip, holds, refusedOnRecord, shows }) => {
    const of = { system: "household" };
    const removed = { ...of, endpoint: gate.endpoint };
    await act("removeEndpoint", { by: ADMIN, of: removed, body: { reason: "端點汰換" } });
    const { connectionId } = await gate.connect(trip);
    await refusedOnRecord("ey-draft/12.1a", connectionId);
    await shows("showSession", { by: CENTER, of: { session: connectionId } }, "ey-draft/12.1a");
    const endpoint = { endpoint: gate.endpoint, channel: "vpn", egress: EGRESS };
    await act("addEndpoint", { by: ADMIN, of, body: endpoint });
    await holds("ey-draft/12.1a");
  }),
  under("ey-draft", ["keelung-pregnancy/8"], async ({ trip, shows }) => {
    const query = { person: WORKER, terminal: trip.propertyNo, system: "household", channel: "vpn" };
    await shows("showExplanation", { by: CENTER, query }, "第 1 版", "<b>草案</b>");
  }),
  under("twse-2023", ["twse-2023/2.2.6"], async ({ act, refuses, holds, shows }) => {
    const of = { system: "household" };
    const test = (day: string, result: string) => ({
      ...{ by: ADMIN, of },
      body: { testedAt: `${day}T10:00:00+08:00`, result, document: "測試紀錄 110-1" },
    });
    await refuses("twse-2023/2.2.6", LATER);
    await act("recordRemoteTest", test("2021-06-07", "passed"));
    await holds("twse-2023/2.2.6", LATER);
    await act("recordRemoteTest", test("2021-06-08", "failed"));
    await refuses("twse-2023/2.2.6", LATER);
    await shows("showSystem", { by: ADMIN, of }, "最近一次測試未通過");
    await act("recordRemoteTest", test("2021-06-09", "passed"));
    await holds("twse-2023/2.2.6", LATER);
  }),
  under("twse-2023", ["twse-2023/2.2.7.2a"], async ({ act, refuses, holds, shows }) => {
    const enrol = (status: string) => ({ by: PERSONNEL, of: person, body: { agency: AGENCY, status } });
    await act("enrolPerson", enrol("vendor"));
    await refuses("twse-2023/2.2.7.2a", LATER);
    await shows("showPerson", { by: PERSONNEL, of: person }, "廠商");
    await act("enrolPerson", enrol("civil-servant"));
    await holds("twse-2023/2.2.7.2a", LATER);
  }),
];

/** Asked in earnest, when the guideline is in force. */
export const IN_2023: readonly Scene[] = [
  under(
    "twse-2023",
    ["twse-2023/2.2.7.1a", "twse-2023/3.1.6"],
    async ({ asks, refusedOnRecord, notOnRecord, shows }) => {
      const alone = await asks({ mfa: false });
      await refusedOnRecord("twse-2023/2.2.7.1a", alone);
      await shows("showSession", { by: CENTER, of: { session: alone } }, "twse-2023/2.2.7.1a", "VDI");
      await notOnRecord("twse-2023/2.2.7.1a", await asks({ mfa: true }));
    },
  ),
  byReport(
    ...([
      "twse-2023",
      "twse-2023/3.4.2a",
      { ...SAFE, ...MANAGED },
      { ...SAFE, ...MANAGED, appControl: false },
    ] as const),
  ),
  {
    proves: ["yilan-hours/2.6"],
    async play({ act, holds, shows }) {
      const terms = { profile: "yilan-hours", version: 1, activity: "hours", from: "2023-10-11" };
      const { body } = await act("proposeAdoption", {
        by: SUPERVISOR,
        of,
        body: { ...terms, document: "府人字第9號" },
      });
      const [last = ""] = Object.keys(body.adoptions).toSorted((one, other) => Number(other) - Number(one));
      await act("confirmAdoption", { by: PERSONNEL, of: { ...of, adoption: last }, body: {} });
      await shows("showAgency", { by: SUPERVISOR }, "府人字第9號", "各類加班上限");
      // Hours never shut the gate of exchange by being adopted.
      await holds("tainan-2021/3.4a");
    },
  },
  {
    proves: ["twse-2023/3.5.2"],
    async play({ asks, shows }) {
      await asks({ mfa: true });
      await shows("showJournal", { by: "auditor@city" }, "連線");
    },
  },
];
