// Whose turn it is with overtime and leave: what it is called, and where it is done; pure.
import type { InferOutput } from "valibot";
import type { listOvertimeToDo } from "../../hours/overtime-reads.ts";
import { type Words, words } from "../../shared/words.ts";

type Row = InferOutput<(typeof listOvertimeToDo)["answer"]["schema"]>["rows"][number];

export const TURNS: Readonly<Record<Row["what"], Words>> = {
  claim: words("申報加班", "claim overtime"),
  decide: words("決定加班申請", "decide an application"),
  confirm: words("確認加班", "confirm overtime"),
  grade: words("審認待命級別", "grade standby"),
  "decide-leave": words("決定補休申請", "decide a request for leave"),
  "close-warning": words("協調到期補休", "see to leave that ends"),
};

export const pageOf = (person: string) => `/console/people/${encodeURIComponent(person)}/hours`;

/** Leave is on the person's page, a piece of overtime on its own. */
export function hrefOf({ what, person, piece }: Pick<Row, "what" | "person" | "piece">): string {
  return what === "decide-leave" || what === "close-warning" ? pageOf(person) : `${pageOf(person)}/${piece}`;
}
