// How a question among several is refused, besides how it would be alone.
import { problemKinds } from "../shared/http/problem.ts";

export const TOGETHER_PROBLEM = problemKinds({
  "answer-too-large": [413, "答復過大，請單獨查詢", "The answer is too large among others: ask it alone"],
});
