// Many terminals in one go: all are checked before any is recorded, then each is its own transaction with its own answer.

import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import { documentOf } from "../shared/http/problem-document.ts";
import { write } from "../shared/http/write.ts";
import { answeredBefore, digestOf } from "../shared/journal/answered.ts";
import type { declareReturns } from "./batch-routes.ts";
import type { RowResult } from "./batch-row.ts";
import { type Decide, step } from "./counter.ts";
import { refusal } from "./refusal.ts";

type Asking = Pick<Asked<typeof declareReturns>, "person" | "may" | "repeat" | "at" | "language">;

type Body = { readonly dryRun: boolean; readonly rows: readonly { readonly propertyNo: string }[] };
/** What one row says, together with what the batch says for all of them. */
type Each<B extends Body> = Omit<B, "dryRun" | "rows"> & B["rows"][number];

export async function batch<B extends Body>(
  asked: Asking,
  { dryRun, rows, ...shared }: B,
  decideFor: (each: Each<B>) => Decide,
): Promise<Answer> {
  const decide = (row: Body["rows"][number]) => decideFor({ ...shared, ...row } as Each<B>);
  const first = rows.filter(
    ({ propertyNo }, at) => rows.findIndex(row => row.propertyNo === propertyNo) === at,
  );
  const checks = rows.map(row => check(asked, row.propertyNo, first.includes(row) ? decide(row) : twice));
  const checked = await Promise.all(checks);
  if (dryRun || checked.some(({ outcome }) => outcome === "refused")) return summary(checked);
  const results: RowResult[] = [];
  // One after the other: rows may share a borrower, and would otherwise only wait for each other.
  for (const row of rows) results.push(await recorded(asked, row.propertyNo, decide(row)));
  return summary(results);
}

const twice: Decide = (_, desk) => {
  throw refusal(desk, "twice-in-batch");
};

async function check(asked: Asking, propertyNo: string, decide: Decide): Promise<RowResult> {
  const { person, at, repeat } = own(asked, propertyNo);
  try {
    if (repeat && (await answeredBefore(person.person, repeat.key, at)))
      return { propertyNo, outcome: "ready" };
    await step(asked, { propertyNo }, decide);
    return { propertyNo, outcome: "ready" };
  } catch (error) {
    return refused(asked, propertyNo, error);
  }
}

async function recorded(asked: Asking, propertyNo: string, decide: Decide): Promise<RowResult> {
  try {
    const { body } = await write(own(asked, propertyNo), async () => {
      const { terminal, ...rest } = await step(asked, { propertyNo }, decide);
      const result: RowResult = { propertyNo, outcome: "recorded", version: terminal.next.version };
      return { ...rest, answer: answer(200, result) };
    });
    return JSON.parse(body ?? "") as RowResult;
  } catch (error) {
    return refused(asked, propertyNo, error);
  }
}

/** The request of one row: repeated on its own, so that a batch cut short is finished by sending it again. */
function own({ repeat, ...asked }: Asking, propertyNo: string) {
  const key = repeat && { key: `${repeat.key}/${propertyNo}`, digest: digestOf(repeat.digest, propertyNo) };
  return { ...asked, repeat: key };
}

function refused({ language }: Asking, propertyNo: string, error: unknown): RowResult {
  return { propertyNo, outcome: "refused", problem: documentOf(error, language) };
}

function summary(rows: readonly RowResult[]): Answer {
  const count = (outcome: RowResult["outcome"]) => rows.filter(row => row.outcome === outcome).length;
  return answer(200, { recorded: count("recorded"), refused: count("refused"), rows });
}
