// The people and papers of the June 2021 story, for tests that send a terminal on its trip.
import { scan as cleanScan, disinfection } from "../../infra/local/commands/story/household.ts";
import type { Answered, Wish } from "./asking.ts";

export { cleanScan, disinfection };

type Ask = (call: string, wish?: Wish) => Promise<Answered>;

export const AGENCY = "household-office";
export const REPORT = cleanScan.report;

export function registration(propertyNo: string, more: object = {}) {
  return {
    propertyNo,
    serial: "SN-4711",
    agency: AGENCY,
    system: "household",
    role: "exchange-terminal",
    ownership: "agency",
    brand: "Acer",
    inServiceFrom: "2019-03-01",
    custodian: "records@household",
    accessories: ["電源線"],
    ...more,
  };
}

export const review = {
  hardware: { fit: true, note: "堪用" },
  software: { fit: true, note: "已更新" },
  people: ["worker@household"],
  planRef: "應變計畫 110-1",
  drillRequired: false,
};

export const terms = {
  borrower: "worker@household",
  purpose: "防疫居家辦公收發公文",
  dueOn: "2021-06-18",
  accessories: ["電源線"],
  norm: "108.11.15",
};

/** What an agency does before anything leaves: people enrolled, sites set, officers named, readiness reviewed. */
export async function prepareAgency(ask: Ask, borrowers: readonly string[] = review.people): Promise<void> {
  const made: Answered[] = [];
  for (const person of borrowers) {
    const body = { agency: AGENCY, status: "civil-servant" };
    made.push(await ask(`POST /v1/people/${person}/enrol`, { account: "personnel@household", body }));
  }
  made.push(...(await placePeople(ask, borrowers)));
  const supervisor = "supervisor@household";
  const sites = { sites: [{ id: "north-gate", name: "北側門外棚架" }] };
  const officers = { people: ["scan@household"] };
  made.push(
    await ask(`POST /v1/agencies/${AGENCY}/return-sites`, { account: supervisor, body: sites }),
    await ask(`POST /v1/agencies/${AGENCY}/scan-officers`, { account: supervisor, body: officers }),
    // Not by the supervisor, who may be among the borrowers.
    await ask(`POST /v1/agencies/${AGENCY}/readiness`, {
      account: "records@household",
      body: { ...review, people: borrowers },
    }),
  );
  for (const { status, body } of made) if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Under the head of one unit, who may act on them besides personnel. */
async function placePeople(ask: Ask, people: readonly string[]): Promise<Answered[]> {
  const [account, head] = ["personnel@household", "supervisor@household"];
  const made = [
    await ask(`POST /v1/people/${head}/enrol`, {
      account,
      body: { agency: AGENCY, status: "civil-servant" },
    }),
    await ask(`POST /v1/agencies/${AGENCY}/units/registration`, { account, body: { name: "登記課", head } }),
  ];
  for (const person of people.filter(each => each !== head)) {
    const body = { unit: "registration", title: "課員", superior: head, calendar: "office" };
    made.push(await ask(`POST /v1/people/${person}/posting`, { account, body }));
  }
  return made;
}

/** Everything between the register and the door: lent, approved, pledged for, carried out. */
export async function sendOut(ask: Ask, propertyNo: string, more: object = {}): Promise<Answered> {
  const place = `/v1/terminals/${propertyNo}`;
  const lent = await ask(`POST ${place}/loans`, {
    account: "records@household",
    body: { ...terms, ...more },
  });
  const until = lent.body.custody?.loan.dueOn;
  await ask(`POST ${place}/loan/approval`, { account: "property@household", body: { until } });
  const text = lent.body.custody?.loan.pledgeText;
  await ask(`POST ${place}/loan/pledge`, { account: "worker@household", body: { text } });
  return ask(`POST ${place}/loan/carry-out`, { account: "records@household", body: {} });
}
