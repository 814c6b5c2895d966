// The routes of emergency removals: taken off at once by one, reviewed after by another; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../../shared/http/problem.ts";
import { route } from "../../shared/http/route.ts";
import { words } from "../../shared/words.ts";
import { listParams, numberParams } from "../lists/shapes.ts";
import { LIST_PROBLEM } from "../problems.ts";
import * as shape from "./shapes.ts";

const LIST = "/v1/lists/{system}/{channel}/{direction}";
const removal = v.looseObject({ number: v.number(), removed: v.number(), revision: v.number() });

export const removeAtOnce = route({
  name: "removeAtOnce",
  method: "POST",
  path: `${LIST}/removals`,
  entry: "allowlist/changes/remove",
  kind: "write",
  summary: words("緊急移除位址，事後檢視", "Take ranges off at once; another administrator reviews it after"),
  params: listParams,
  body: shape.removalBody,
  example: { ranges: ["203.0.113.24/32"], because: "位址遭冒用" },
  answer: { status: 201, schema: removal },
  problems: [
    LIST_PROBLEM["egress-by-report"],
    LIST_PROBLEM["change-refused"],
    LIST_PROBLEM["nothing-to-change"],
    LIST_PROBLEM["too-many-unreviewed"],
  ],
});

export const reviewRemoval = route({
  name: "reviewRemoval",
  method: "POST",
  path: `${LIST}/removals/{number}/review`,
  entry: "allowlist/changes/remove",
  kind: "write",
  summary: words("檢視緊急移除", "Review an emergency removal that another administrator made"),
  params: numberParams,
  body: shape.reviewBody,
  example: { verdict: "justified", note: "位址確遭冒用" },
  answer: { status: 200, schema: removal },
  problems: [PROBLEM["not-found"], LIST_PROBLEM["removal-reviewed"], LIST_PROBLEM["own-removal"]],
});

export const removalRoutes = [removeAtOnce, reviewRemoval] as const;
