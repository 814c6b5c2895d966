// Many terminals in one go: all are checked before any is recorded, then each is its own transaction with its own answer.
import { digestOf } from "../shared/digest.ts";
import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { documentOf } from "../shared/http/problem-document.ts";
import { answerAgain, write } from "../shared/http/write.ts";
import type { declareReturns, RowResult } from "./batch-routes.ts";
import { refusal } from "./step.ts";
import { type DecideStep, prepareStep } from "./take-step.ts";

type Asking = Pick<Asked<typeof declareReturns>, "person" | "may" | "repeat" | "at" | "language">;

type Row = { readonly propertyNo: string; readonly borrower?: string };
type Body = { readonly dryRun: boolean; readonly rows: readonly Row[] };
/** What one row says, together with what the batch says for all of them. */
type Each<B extends Body> = Omit<B, "dryRun" | "rows"> & B["rows"][number];

export async function batch<B extends Body>(
  asked: Asking,
  { dryRun, rows, ...shared }: B,
  decideFor: (each: Each<B>) => DecideStep,
): Promise<Answer> {
  const decide = (row: Row) => decideFor({ ...shared, ...row } as Each<B>);
  const first = rows.filter(
    ({ propertyNo }, at) => rows.findIndex(row => row.propertyNo === propertyNo) === at,
  );
  const checks = rows.map(row => check(asked, row, first.includes(row) ? decide(row) : twice));
  const checked = await Promise.all(checks);
  if (dryRun || checked.some(({ outcome }) => outcome === "refused")) return summary(checked);
  const results: RowResult[] = [];
  // One after the other: rows may share a borrower, and would otherwise only wait for each other.
  for (const row of rows) results.push(await recorded(asked, row, decide(row)));
  return summary(results);
}

const twice: DecideStep = (_, context) => {
  throw refusal(context, "twice-in-batch");
};

/** Who borrows is in the row where there is no loan yet to name them. */
function aboutOf({ propertyNo, borrower }: Row): Parameters<typeof prepareStep>[1] {
  return { propertyNo, ...(borrower && { borrower }) };
}

async function check(asked: Asking, row: Row, decide: DecideStep): Promise<RowResult> {
  const { propertyNo } = row;
  const one = own(asked, propertyNo);
  try {
    if (await answerAgain(one)) return { propertyNo, outcome: "ready" };
    await prepareStep(one, aboutOf(row), decide);
    return { propertyNo, outcome: "ready" };
  } catch (error) {
    return refused(asked, propertyNo, error);
  }
}

async function recorded(asked: Asking, row: Row, decide: DecideStep): Promise<RowResult> {
  const { propertyNo } = row;
  try {
    const one = own(asked, propertyNo);
    const { body } = await write(one, async () => {
      const { terminal, ...rest } = await prepareStep(one, aboutOf(row), decide);
      const result: RowResult = { propertyNo, outcome: "recorded", version: terminal.next.version };
      return { ...rest, answer: answer(200, result) };
    });
    return JSON.parse(body ?? "") as RowResult;
  } catch (error) {
    // Neither recorded nor refused: the whole batch, sent again, finishes what was not.
    if (error instanceof Problem && error.kind.code === "outcome-unknown") throw error;
    return refused(asked, propertyNo, error);
  }
}

/** The request of one row: permitted and repeated on its own, so that a batch cut short is finished by sending it again. */
function own({ repeat, may, ...asked }: Asking, propertyNo: string) {
  const granted: Place[] = [];
  const key = repeat && {
    key: `${repeat.key}/${propertyNo}`,
    digest: digestOf(repeat.digest, propertyNo),
    granted,
  };
  const mayOne: Asking["may"] = place => {
    const permitted = may(place);
    granted.push(place);
    return permitted;
  };
  return { ...asked, repeat: key, may: mayOne };
}

function refused({ language }: Asking, propertyNo: string, error: unknown): RowResult {
  return { propertyNo, outcome: "refused", problem: documentOf(error, language) };
}

function summary(rows: readonly RowResult[]): Answer {
  const count = (outcome: RowResult["outcome"]) => rows.filter(row => row.outcome === outcome).length;
  return answer(200, { recorded: count("recorded"), refused: count("refused"), rows });
}
