// HTTP: several questions at once by one person, each judged and answered as if it were asked alone; reads only. A page that asks a
// dozen things would else wake a dozen functions, and each would prove anew who asks.
import { agencyReads, bindingReads } from "../agencies/reads.ts";
import { listReads } from "../allowlist/lists/reads.ts";
import { approvalReads } from "../approvals/reads.ts";
import { attendanceReads } from "../attendance/reads.ts";
import { calendarReads } from "../calendars/reads.ts";
import { deviceReads } from "../devices/reads.ts";
import { hoursReads } from "../hours/reads.ts";
import { peopleReads } from "../people/reads.ts";
import { productReads } from "../products/reads.ts";
import { reportReads } from "../reports/reads.ts";
import { rosterReads } from "../rosters/reads.ts";
import { explanations } from "../sessions/explaining.ts";
import { sessionReads } from "../sessions/reads.ts";
import { type Answer, type Asked, http, on, report } from "../shared/http/http.ts";
import { Problem } from "../shared/http/problem.ts";
import { documentOf } from "../shared/http/problem-document.ts";
import { routeKey } from "../shared/http/route.ts";
import { stopReads } from "../stops/reads.ts";
import { supplyReads } from "../supplies/reads.ts";
import { systemReads } from "../systems/reads.ts";
import { terminalReads } from "../terminals/reads.ts";
import { TOGETHER_PROBLEM } from "./problems.ts";
import { askTogether, QUESTIONS } from "./routes.ts";

const SERVED = new Map(
  [
    ...[...agencyReads, ...peopleReads, ...approvalReads, ...rosterReads, ...attendanceReads, ...hoursReads],
    ...[...terminalReads, ...deviceReads, ...supplyReads, ...sessionReads, ...explanations, ...stopReads],
    ...[...systemReads, ...listReads, ...reportReads, ...productReads, ...calendarReads],
    ...bindingReads,
  ].map(served => [served.key, served]),
);
/** By the names that may be asked, and no others of those readings. */
const BY_NAME = new Map(QUESTIONS.map(route => [route.name, SERVED.get(routeKey(route))]));

/** A function's answer has six million bytes at most, in which it is written as a text. */
const MOST_CHARACTERS = 1_000_000;

type Asking = Asked<typeof askTogether>;

export const handler = http(
  on(askTogether, async asked => {
    const { person, agency } = asked.person;
    asked.may({ type: "Worker", id: person, agency, person });
    const told = await Promise.all(asked.body.questions.map(each => answerTo(asked, each)));
    let left = MOST_CHARACTERS;
    const answers = told.map(({ statusCode = 200, body = "null" }) => {
      if (body.length > left) return tooLarge(asked);
      left -= body.length;
      return `{"status":${statusCode},"body":${body}}`;
    });
    return {
      statusCode: 200,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: `{"answers":[${answers.join(",")}]}`,
    };
  }),
);

async function answerTo(
  asked: Asking,
  { ask, params, query }: Asking["body"]["questions"][number],
): Promise<Answer> {
  try {
    const beside = BY_NAME.get(ask)?.beside;
    if (!beside) throw new Error(`${ask} is served by none of the readings here`);
    return await beside(asked, { params, query });
  } catch (error) {
    report({ route: ask, request: asked.request }, error);
    return refused(asked, error);
  }
}

function refused({ language, request }: Asking, error: unknown) {
  const document = documentOf(error, language);
  return { statusCode: document.status, body: JSON.stringify({ ...document, instance: request }) };
}

function tooLarge(asked: Asking): string {
  const { statusCode, body } = refused(asked, new Problem(TOGETHER_PROBLEM["answer-too-large"]));
  return `{"status":${statusCode},"body":${body}}`;
}
