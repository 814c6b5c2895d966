// What can be refused about terminals, each with a stable code.
import { problemKinds } from "../shared/problem.ts";

export const TERMINAL_PROBLEM = problemKinds({
  "property-number-taken": [409, "此財產編號已登記", "This property number is registered already"],
});
