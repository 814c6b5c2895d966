// The routes by which a terminal's key is enrolled and the terminal reports its link; names and schemas only.
import * as v from "valibot";
import { MEDIA, MEDIUM_SOURCES } from "../gate/names.ts";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { propertyNo } from "../terminals/shapes.ts";

const params = v.strictObject({ propertyNo });
const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const posture = v.object({
  terminal: propertyNo,
  key: v.string(),
  source: v.picklist(MEDIUM_SOURCES),
  sequence: v.number(),
  medium: v.optional(v.picklist(MEDIA)),
  reportedAt: v.optional(v.string()),
  version: v.number(),
});
const answer = { status: 200, schema: posture } as const;

export const enrolPostureKey = route({
  name: "enrolPostureKey",
  method: "POST",
  path: "/v1/terminals/{propertyNo}/posture-key",
  entry: "posture/posture",
  kind: "write",
  summary: {
    "zh-TW": "登記電腦回報連線環境的金鑰",
    en: "Enrol the key with which a terminal signs what it reports of its link",
  },
  params,
  body: v.strictObject({
    key: v.strictObject({ kty: v.literal("EC"), crv: v.literal("P-256"), x: coordinate, y: coordinate }),
    source: v.optional(v.picklist(MEDIUM_SOURCES), "declared"),
  }),
  example: {
    key: {
      kty: "EC",
      crv: "P-256",
      x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
      y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    },
    source: "declared",
  },
  answer,
  problems: [
    PROBLEM["not-found"],
    SESSION_PROBLEM["posture-key-invalid"],
    SESSION_PROBLEM["posture-key-used"],
  ],
});

/** No log-in: the terminal's own signature says who speaks, and the policies are asked about it as about anybody. */
export const reportPosture = route({
  name: "reportPosture",
  method: "POST",
  path: "/v1/terminals/{propertyNo}/posture",
  entry: "posture/posture",
  kind: "signed",
  summary: {
    "zh-TW": "電腦回報連線環境（以自己的金鑰簽章）",
    en: "A terminal reports its link, signed with its own key",
  },
  params,
  body: v.strictObject({
    report: v.pipe(v.string(), v.maxLength(8_192), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
  }),
  example: { report: "eyJhbGciOiJFUzI1NiJ9.eyJtZWRpdW0iOiJ3aXJlZCJ9.c2lnbmF0dXJl" },
  answer,
  problems: [
    PROBLEM["not-permitted"],
    SESSION_PROBLEM["posture-signature"],
    SESSION_PROBLEM["posture-report"],
    SESSION_PROBLEM["posture-stale"],
    SESSION_PROBLEM["posture-replayed"],
  ],
});

export const postureRoutes = [enrolPostureKey, reportPosture] as const;
