// Every role's main job from an empty city, by what the screen says and without a pointer: within the goals that are set for it, with
// nothing refused; what has the focus is seen at each step, and stands where it is told first what came of what was sent.
import { beforeAll, expect, test } from "vitest";
import { HUMAN_ROLES } from "../../functions/shared/rules/roles.ts";
import { accountOf } from "../../infra/local/login/accounts.ts";
import { missedGoals } from "../bench/measure/job-goals.ts";
import { keys } from "./jobs/keys.ts";
import { BEGINS, City, PARTS } from "./jobs/story.ts";
import { ownGateway } from "./own-gateway.ts";

const own = ownGateway(async () => {}, { deployedAt: BEGINS });

let city: City;
beforeAll(() => {
  const visit = (account: string) => own.visit(account);
  city = new City({ endpoints: own.endpoints(), visit, driver: keys });
});

for (const part of PARTS) test(`by the keyboard alone, ${part.title}`, () => city.work(part));

test("each job took few fields and clicks, and nothing was refused", () => {
  expect(missedGoals(city.counts)).toEqual([]);
});

test("no role was without a job", () => {
  const worked = city.counts.flatMap(({ account }) => accountOf(account)?.roles ?? []);
  expect(new Set(worked)).toEqual(new Set(Object.keys(HUMAN_ROLES)));
});
