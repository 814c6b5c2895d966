// An office of another city in the demo, bound by its own regulation on pregnancy: one at home by approval, with the days for that, and a
// second application that waits for an opinion.
import { addDays } from "../../../functions/shared/time/day.ts";
import type { DemoCity } from "./demo-city.ts";
import { adopted, appliedFor, homeDays, type Office, weeksAtHome } from "./home-work.ts";
import { peopleFile } from "./people.ts";

const AGENCY = "keelung-household-office";
const UNIT = "registration";
const [PERSONNEL, SUPERVISOR, MOTHER, FATHER] = [
  "personnel@keelung",
  "supervisor@keelung",
  "worker@keelung",
  "qiuyue@keelung",
] as const;
const OFFICE: Office = { agency: AGENCY, personnel: PERSONNEL, supervisor: SUPERVISOR };
const PEOPLE = [
  { account: SUPERVISOR, name: "賀明遠", unit: UNIT, extension: "3101" },
  { account: MOTHER, name: "連予恩", unit: UNIT, extension: "3111" },
  { account: FATHER, name: "邱岳霖", unit: UNIT, extension: "3112" },
];
/** In the thirty-first week today: three days of a week at home at most. */
const UNTIL_BIRTH = 63;
const AT_HOME = [3, 2, 0];

export async function keelungAtHome(city: DemoCity): Promise<void> {
  await staffed(city);
  const standing = { kind: "government", city: "keelung", document: "組織自治條例" };
  await city.done("center@city", `POST /v1/agencies/${AGENCY}/standing`, standing);
  await adopted(city, OFFICE, "keelung-pregnancy", "other-home-work");
  await Promise.all([granted(city), asked(city)]);
}

async function staffed(city: DemoCity): Promise<void> {
  const unit = `POST /v1/agencies/${AGENCY}/units/${UNIT}`;
  await city.done(PERSONNEL, unit, { name: "登記課" });
  const file = peopleFile(PEOPLE, { [UNIT]: { head: SUPERVISOR } });
  await city.file(PERSONNEL, `/v1/people/import?agency=${AGENCY}`, file);
  await city.done(PERSONNEL, unit, { name: "登記課", head: SUPERVISOR });
}

const application = (city: DemoCity, pregnancy: "own" | "spouse") => {
  const expectedOn = addDays(city.days.day(0), UNTIL_BIRTH);
  return {
    ...{ regulation: "keelung-pregnancy", from: city.days.day(19), to: expectedOn, pregnancy, expectedOn },
    ...{ personalCare: pregnancy === "spouse", work: ["by-ict", "independent"], environment: true },
  };
};

/** By a superior's opinion and the agency's decision; then the weeks, before the first of them begins. */
async function granted(city: DemoCity): Promise<void> {
  await appliedFor(city, MOTHER, application(city, "own"));
  const found = `POST /v1/people/${MOTHER}/applications/1`;
  await city.done(SUPERVISOR, `${found}/opinion`, { agrees: true, note: "業務可於居家辦理" });
  await city.done(PERSONNEL, `${found}/decision`, {
    granted: true,
    factors: {
      workFactor: "戶籍登記公文可居家陳核",
      ictFactor: "配發公務電腦",
      environmentFactor: "有獨立空間",
    },
    terms: { content: "戶籍登記公文之收發與陳核", hours: "08:00–12:00、13:00–17:00" },
  });
  for (const week of weeksAtHome(city)) {
    const rows = [{ person: MOTHER, days: homeDays(city, AT_HOME, week) }];
    await city.done(SUPERVISOR, `POST /v1/home-weeks/${week}`, { rows });
  }
}

async function asked(city: DemoCity): Promise<void> {
  await appliedFor(city, FATHER, application(city, "spouse"));
}
