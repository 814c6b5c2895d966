// The routes by which a terminal's key is enrolled and the terminal reports its link; names and schemas only.
import * as v from "valibot";
import { CHANNELS } from "../allowlist/names.ts";
import { computerNo } from "../devices/computers.ts";
import { MEDIA, MEDIUM_SOURCES } from "../gate/names.ts";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { key } from "../shared/http/schema.ts";
import { KEY_PLACES, PATCH_STANDINGS } from "./names.ts";

const params = v.strictObject({ propertyNo: computerNo });
const inWords = v.object({ "zh-TW": v.string(), en: v.string() });
/** What the terminal itself may know of its gate. */
const ownGate = v.object({
  open: v.array(v.picklist(CHANNELS)),
  refusals: v.array(
    v.object({ policy: v.string(), clause: v.optional(v.string()), says: inWords, fix: inWords }),
  ),
  others: v.number(),
});
const gap = v.object({
  after: v.number(),
  before: v.number(),
  from: v.optional(v.string()),
  until: v.string(),
});
const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const posture = v.object({
  terminal: computerNo,
  key: v.string(),
  source: v.picklist(MEDIUM_SOURCES),
  sequence: v.number(),
  medium: v.optional(v.picklist(MEDIA)),
  reportedAt: v.optional(v.string()),
  version: v.number(),
  gate: v.optional(ownGate),
});
const answer = { status: 200, schema: posture } as const;
const shown = v.object({
  terminal: computerNo,
  key: v.optional(v.string()),
  source: v.optional(v.picklist(MEDIUM_SOURCES)),
  holder: v.optional(v.object({ machine: v.string(), place: v.picklist(KEY_PLACES) })),
  sequence: v.optional(v.number()),
  report: v.optional(v.looseObject({ reportedAt: v.string(), medium: v.picklist(MEDIA) })),
  gaps: v.optional(v.object({ count: v.number(), missing: v.number(), last: gap })),
  version: v.number(),
});
const number = v.pipe(v.string(), v.regex(/^\d{8}$/));

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

export const openPostureEnrolment = route({
  name: "openPostureEnrolment",
  method: "POST",
  path: "/v1/terminals/{propertyNo}/posture-enrolments",
  entry: "posture/counter",
  kind: "write",
  summary: {
    "zh-TW": "登錄連線環境金鑰",
    en: "Enrol the reporting key at the counter",
  },
  params,
  answer: { status: 201, schema: v.object({ terminal: computerNo, number, until: v.string() }) },
  problems: [PROBLEM["not-found"]],
});

export const enrolPostureKeyByCode = route({
  name: "enrolPostureKeyByCode",
  method: "POST",
  path: "/v1/terminals/{propertyNo}/posture-enrolment",
  entry: "posture/counter",
  kind: "write",
  summary: {
    "zh-TW": "以登錄碼登錄金鑰",
    en: "Enrol the key by the code that the terminal shows",
  },
  params,
  body: v.strictObject({
    code: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1),
      v.maxLength(2_048),
      v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    ),
  }),
  example: { code: "eyJhbGciOiJFUzI1NiJ9.eyJwdXJwb3NlIjoiZW5yb2xtZW50In0.c2lnbmF0dXJl" },
  answer,
  problems: [
    PROBLEM["not-found"],
    SESSION_PROBLEM["enrolment-not-open"],
    SESSION_PROBLEM["enrolment-code"],
    SESSION_PROBLEM["enrolment-other-terminal"],
    SESSION_PROBLEM["enrolment-number"],
    SESSION_PROBLEM["posture-key-invalid"],
    SESSION_PROBLEM["posture-key-used"],
  ],
});

export const readPosture = route({
  name: "readPosture",
  method: "GET",
  path: "/v1/terminals/{propertyNo}/posture",
  entry: "posture/counter",
  kind: "read",
  summary: {
    "zh-TW": "電腦如何回報連線環境：金鑰、最近的回報與缺漏",
    en: "How a terminal reports its link: its key, its newest report and what is missing between reports",
  },
  params,
  answer: { status: 200, schema: shown },
  problems: [PROBLEM["not-found"]],
});

export const listPatches = route({
  name: "listPatches",
  method: "GET",
  path: "/v1/agencies/{agency}/patches",
  entry: "posture/patches",
  kind: "read",
  summary: {
    "zh-TW": "居家使用中的電腦：系統修補落後或未回報者",
    en: "The computers that people have at home: those whose system is behind the patch level, or says nothing of it",
  },
  params: v.strictObject({ agency: key(64) }),
  answer: {
    status: 200,
    schema: v.object({
      /** The newest update may be so many days old. */
      most: v.number(),
      /** How many keep to that, and are not among the rows. */
      current: v.number(),
      rows: v.array(
        v.object({
          terminal: computerNo,
          person: v.string(),
          standing: v.picklist(PATCH_STANDINGS),
          updatedOn: v.optional(v.string()),
          days: v.optional(v.number()),
          securityUpdates: v.optional(v.number()),
          reportedAt: v.optional(v.string()),
        }),
      ),
    }),
  },
  problems: [],
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

export const postureRoutes = [
  enrolPostureKey,
  openPostureEnrolment,
  enrolPostureKeyByCode,
  readPosture,
  listPatches,
  reportPosture,
] as const;
