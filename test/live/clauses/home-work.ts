// Clauses about applications and approvals to work from home: asked for, pledged, weighed, decided, ended; the gate follows each.
import type { ClauseId } from "../../../functions/shared/rules/clauses.ts";
import { AGENCY } from "../custody-story.ts";
import { PERSONNEL, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const of = { person: WORKER };

export const EY = {
  ...{ regulation: "ey-draft", activity: "exchange", from: "2021-06-11", to: "2021-09-10" },
  ...{ placeKind: "residence", place: "住居所一處", contacts: "分機 1234" },
  ...{ priorityGround: "child-care" },
};
export const KEELUNG = {
  ...{ ...EY, regulation: "keelung-pregnancy", priorityGround: undefined },
  ...{ pregnancy: "spouse", personalCare: true, expectedOn: "2021-10-20" },
  ...{ work: ["by-ict", "independent"], environment: true },
};
const TWSE = {
  ...{ ...EY, regulation: "twse-2023", from: "2023-10-11", to: "2024-01-10", priorityGround: undefined },
  ...{ room: true, businesses: ["settlement"], reviewer: true },
};

const findings = { noPublicContact: true, noSpecialEquipment: true, highAutonomy: true, lowSecrecy: false };
const factors = { workFactor: "可居家辦理", ictFactor: "配發電腦", environmentFactor: "有書房" };
const terms = { content: "公文收發與陳核", hours: "08:00–17:00" };

/** Applies, and gives what the path names from then on. */
async function applied({ act }: Stage, body: object) {
  const made = await act("applyHomeWork", { by: WORKER, of, body });
  return { ...of, application: made.body.rows[0].application as string };
}

async function pledged({ act }: Stage, one: Readonly<Record<string, string>>) {
  const { body } = await act("readHomePledge", { by: WORKER, of: one });
  await act("pledgeHomeWork", { by: WORKER, of: one, body: { text: body.digest } });
}

const end = { cause: "withdrawn", reason: "改回辦公室上班" };

/** Applied for, pledged, and granted by whoever the text says. */
export async function agreed(
  stage: Stage,
  body: {
    readonly regulation: string;
    readonly expectedOn?: string;
    readonly businesses?: readonly string[];
    readonly rights?: readonly string[];
    readonly functions?: readonly string[];
  },
) {
  const one = await applied(stage, body);
  await pledged(stage, one);
  const isAgencys = body.regulation === "keelung-pregnancy";
  const opinion = { agrees: true, note: "業務可居家辦理" };
  if (isAgencys) await stage.act("giveOpinion", { by: SUPERVISOR, of: one, body: opinion });
  const decision = { granted: true, terms, ...(isAgencys ? { factors } : { findings }) };
  await stage.act("decideHomeWork", { by: isAgencys ? PERSONNEL : SUPERVISOR, of: one, body: decision });
  return one;
}

export async function withdrawn({ act }: Stage, one: Readonly<Record<string, string>>) {
  await act("endHomeWork", { by: WORKER, of: one, body: end });
}

/** Refused where it is asked so, by the clause. */
function asker({ denied }: Stage, body: object) {
  return (clause: ClauseId, code: string, but: object) =>
    denied(clause, code, "applyHomeWork", { by: WORKER, of, body: { ...body, ...but } });
}

async function employed({ act }: Stage, status: string) {
  await act("enrolPerson", { by: PERSONNEL, of, body: { agency: AGENCY, status } });
}

const GROUNDS = {
  illness: "重大傷病",
  "own-pregnancy": "本人懷孕",
  "child-care": "照顧十二歲以下",
  commute: "通勤路途",
  other: "其他機關認為適合者",
};

export const HOME_WORK: readonly Scene[] = [
  {
    proves: ["ey-draft/15"],
    async play(stage) {
      const { act, denied, shows } = stage;
      const others = (statuses: readonly string[]) => ({
        ...{ by: PERSONNEL, of: { agency: AGENCY } },
        body: { statuses, document: "府人字第3號", reason: "業務需要" },
      });
      const asking = { by: WORKER, of, body: EY };
      await employed(stage, "temporary");
      await denied("ey-draft/15", "staff-not-covered", "applyHomeWork", asking);
      await act("coverOtherStaff", others(["temporary"]));
      await shows("showAgency", { by: PERSONNEL }, "其他人員比照適用居家辦公", "臨時人員", "府人字第3號");
      const one = await applied(stage, EY);
      await pledged(stage, one);
      await act("coverOtherStaff", others([]));
      const decision = { granted: true, findings, terms };
      await denied("ey-draft/15", "staff-not-covered", "decideHomeWork", {
        ...{ by: SUPERVISOR, of: one },
        body: decision,
      });
      await act("coverOtherStaff", others(["temporary", "worker"]));
      await act("decideHomeWork", { by: SUPERVISOR, of: one, body: decision });
      await withdrawn(stage, one);
      await act("coverOtherStaff", others([]));
      await employed(stage, "civil-servant");
      await shows("showJournal", { by: "auditor@city" }, "其他人員比照適用");
    },
  },
  {
    proves: ["ey-draft/2.1", "ey-draft/2.2", "ey-draft/2.3", "ey-draft/2.4", "ey-draft/2.5"],
    async play(stage) {
      for (const [priorityGround, words] of Object.entries(GROUNDS)) {
        const one = await applied(stage, { ...EY, priorityGround });
        await stage.shows("showHomeWork", { by: SUPERVISOR, of }, words);
        await stage.shows("showApplications", { by: SUPERVISOR }, "有優先事由者在前");
        await stage.act("endHomeWork", { by: WORKER, of: one, body: end });
      }
    },
  },
  {
    proves: [
      ...(["ey-draft/2", "ey-draft/3", "ey-draft/4a", "ey-draft/4b", "ey-draft/5a"] as const),
      ...(["ey-draft/6a", "ey-draft/6b", "ey-draft/11a"] as const),
    ],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      const without = asker(stage, EY);
      await refuses("ey-draft/4a");
      await employed(stage, "worker");
      await without("ey-draft/2", "staff-not-covered", {});
      await employed(stage, "civil-servant");
      await without("ey-draft/4b", "span-too-long", { to: "2021-10-10" });
      await without("ey-draft/6a", "place-missing", { place: "" });
      await without("ey-draft/6b", "contacts-missing", { contacts: "" });
      const one = await applied(stage, EY);
      await shows("showApplications", { by: SUPERVISOR }, "110/06/11", "待申請人切結");
      const decide = (body: object) => ({ by: SUPERVISOR, of: one, body: { granted: true, ...body } });
      await denied("ey-draft/3", "findings-missing", "decideHomeWork", decide({ terms }));
      await denied("ey-draft/11a", "home-pledge-missing", "decideHomeWork", decide({ findings, terms }));
      await pledged(stage, one);
      await denied("ey-draft/5a", "terms-missing", "decideHomeWork", decide({ findings }));
      await refuses("ey-draft/4a");
      await act("decideHomeWork", decide({ findings, terms }));
      await holds("ey-draft/4a");
      const page = { by: SUPERVISOR, of };
      await shows(
        "showHomeWork",
        page,
        "生效中",
        "住居所一處",
        "分機 1234",
        "公文收發與陳核",
        "照顧十二歲以下",
      );
      await shows("showHomeWork", { by: "auditor@city", of }, "生效中");
      await act("endHomeWork", { by: WORKER, of: one, body: end });
      await refuses("ey-draft/4a");
    },
  },
  {
    proves: [
      ...(["keelung-pregnancy/2.2", "keelung-pregnancy/2.3", "keelung-pregnancy/3"] as const),
      ...(["keelung-pregnancy/4", "keelung-pregnancy/4.1.1", "keelung-pregnancy/4.3.1"] as const),
      ...(["keelung-pregnancy/5.1", "keelung-pregnancy/5.2", "keelung-pregnancy/5.3.1"] as const),
    ],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      const clause = "keelung-pregnancy/3";
      const without = asker(stage, KEELUNG);
      await employed(stage, "vendor");
      await without("keelung-pregnancy/2.2", "staff-not-covered", {});
      await employed(stage, "civil-servant");
      await without("keelung-pregnancy/2.3", "not-a-residence", { placeKind: "other-place" });
      await without(clause, "care-missing", { personalCare: false });
      await without(clause, "delivery-date", { expectedOn: "2021-06-01" });
      await without("keelung-pregnancy/4.1.1", "work-missing", { work: [] });
      await without("keelung-pregnancy/4.3.1", "environment-missing", { environment: false });
      const one = await applied(stage, KEELUNG);
      const decide = (body: object) => ({ by: PERSONNEL, of: one, body: { granted: true, ...body } });
      const whole = { factors, terms };
      await act("giveOpinion", { by: SUPERVISOR, of: one, body: { agrees: true, note: "業務可居家辦理" } });
      await denied("keelung-pregnancy/4", "factors-missing", "decideHomeWork", decide({ terms }));
      await denied("keelung-pregnancy/5.1", "home-pledge-missing", "decideHomeWork", decide(whole));
      await pledged(stage, one);
      const page = { by: WORKER, of: one };
      await shows("showHomePledge", page, "已了解居家辦公的規定", "keelung-pregnancy/5.2");
      await denied("keelung-pregnancy/5.3.1", "terms-missing", "decideHomeWork", decide({ factors }));
      await refuses(clause);
      await act("decideHomeWork", decide(whole));
      await holds(clause);
      await shows("showHomeWork", { by: PERSONNEL, of }, "配偶懷孕", "有書房", "110/10/20", "業務可居家辦理");
      const delivery = { cause: "delivery", reason: "已分娩", on: "2021-06-10" };
      await act("endHomeWork", { by: WORKER, of: one, body: delivery });
      await refuses(clause);
    },
  },
];

export const HOME_WORK_IN_2023: readonly Scene[] = [
  {
    proves: [
      ...(["twse-2023/2.1.2a", "twse-2023/2.1.2b", "twse-2023/2.2.5.1b"] as const),
      ...(["twse-2023/2.2.5.2", "twse-2023/3.5.1"] as const),
    ],
    async play(stage) {
      const { act, denied, shows } = stage;
      const without = asker(stage, TWSE);
      await without("twse-2023/2.1.2a", "span-too-long", { to: "2024-02-10" });
      await without("twse-2023/3.5.1", "room-missing", { room: false });
      const one = await applied(stage, TWSE);
      const decide = (body: object) => ({ by: SUPERVISOR, of: one, body: { granted: true, terms, ...body } });
      await denied("twse-2023/2.2.5.2", "home-pledge-missing", "decideHomeWork", decide({}));
      await pledged(stage, one);
      await denied("twse-2023/2.2.5.1b", "reviewer-at-home", "decideHomeWork", decide({}));
      await act("decideHomeWork", decide({ reviewerFinding: "公司另有覆核人員" }));
      const extend = (to: string) => ({ by: WORKER, of: one, body: { to, reason: "疫情仍嚴峻" } });
      await act("askExtension", extend("2024-04-10"));
      await act("decideAmendment", { by: SUPERVISOR, of: one, body: { granted: true } });
      await denied("twse-2023/2.1.2b", "extension-used", "askExtension", extend("2024-07-10"));
      await shows(
        "showHomeWork",
        { by: SUPERVISOR, of },
        "展延",
        "113/04/10",
        "公司另有覆核人員",
        "獨立空間",
      );
      await act("endHomeWork", { by: WORKER, of: one, body: end });
    },
  },
];
