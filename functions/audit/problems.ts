// What can be refused about reading the journal, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const AUDIT_PROBLEM = problemKinds({
  "journal-span": [
    422,
    "起訖日期須依先後，不指明對象時最長 92 天",
    "The first day must come before the last, and, unless a thing is named, be at most 92 days away",
  ],
});
