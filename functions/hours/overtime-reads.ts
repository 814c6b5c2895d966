// The routes by which overtime is read: somebody's month, a piece with its trail, what one more would do, an agency's month; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { bothLanguages, day, key, pageQuery } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import {
  capSchema,
  matterSchema,
  monthSchema,
  pieceSchema,
  seenSchema,
  spanShown,
} from "./overtime-shapes.ts";
import { HOURS_PROBLEM as P } from "./problems.ts";
import { category, cause, ofPiece, PATH, PIECE, person, span } from "./routes.ts";

export const month = () => v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/));

const read = { method: "GET", kind: "read", entry: "hours/read" } as const;

export const readOvertime = route({
  ...read,
  name: "readOvertime",
  path: PATH,
  summary: words("一人一個月的加班", "Somebody’s overtime of a month"),
  params: person,
  query: v.strictObject({
    month: v.optional(month()),
    /** As it was known at the end of that day. */
    asOf: v.optional(day()),
  }),
  answer: { status: 200, schema: monthSchema },
  problems: [PROBLEM["not-found"]],
});

export const readOvertimePiece = route({
  ...read,
  name: "readOvertimePiece",
  path: `${PIECE}/trail`,
  summary: words(
    "一筆加班與其間的連線及打卡",
    "One piece of overtime, with the sessions and clockings of its time",
  ),
  params: ofPiece,
  answer: {
    status: 200,
    schema: v.object({
      person: v.string(),
      row: pieceSchema,
      sessions: v.array(
        v.object({
          session: v.string(),
          system: v.string(),
          from: v.string(),
          until: v.optional(v.string()),
        }),
      ),
      clocked: v.array(v.object(spanShown)),
      noted: v.array(v.object({ ...spanShown, note: v.string(), at: v.string() })),
      matters: v.array(matterSchema),
    }),
  },
  problems: [PROBLEM["not-found"], P["overtime-unknown"]],
});

export const readOvertimeEffect = route({
  ...read,
  name: "readOvertimeEffect",
  path: `${PATH}/effect`,
  summary: words("一筆加班對上限的影響", "What a piece of overtime would do to the limits"),
  params: person,
  query: v.strictObject({ ...span, category, cause }),
  answer: {
    status: 200,
    schema: v.object({
      day: v.string(),
      minutes: v.number(),
      month: seenSchema,
      caps: v.array(capSchema),
      against: v.array(v.object({ code: v.string(), clauses: v.array(v.string()), words: bothLanguages })),
    }),
  },
  problems: [PROBLEM["not-found"], P["hours-span-faulty"], P["hours-rules-missing"]],
});

/** Of a superior's people, or of the whole agency: what each has of a month. */
const rowSchema = v.object({
  person: v.string(),
  unit: v.optional(v.string()),
  minutes: v.number(),
  standby: v.number(),
  open: v.number(),
  toSettle: v.number(),
  leaveLeft: v.number(),
  leaveEnds: v.optional(v.string()),
});

export const listOvertime = route({
  ...read,
  name: "listOvertime",
  path: "/v1/overtime",
  summary: words("機關一個月的加班", "The agency’s overtime of a month"),
  query: pageQuery({ agency: v.optional(key(64)), month: v.optional(month()) }),
  answer: {
    status: 200,
    schema: v.object({ month: v.string(), rows: v.array(rowSchema), next: v.optional(v.string()) }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const listOvertimeToDo = route({
  ...read,
  name: "listOvertimeToDo",
  path: `${PATH}/to-do`,
  summary: words("等一人辦理的加班與補休", "Overtime and leave that wait for somebody"),
  params: person,
  answer: {
    status: 200,
    schema: v.object({
      /** Those under them. */
      people: v.array(v.string()),
      rows: v.array(
        v.object({
          what: v.picklist(["claim", "decide", "confirm", "grade", "decide-leave", "close-warning"]),
          ...{ person: v.string(), piece: v.string(), ...spanShown },
          since: v.optional(v.string()),
        }),
      ),
    }),
  },
  problems: [],
});

export const handOvertime = route({
  ...read,
  name: "handOvertime",
  path: "/v1/overtime/file",
  summary: words("加班資料檔", "Overtime as a file"),
  query: v.strictObject({ agency: v.optional(key(64)), month: month() }),
  answer: { status: 200, mediaType: "text/csv" },
  problems: [],
});

export const overtimeReads = [
  readOvertime,
  readOvertimePiece,
  readOvertimeEffect,
  listOvertime,
  listOvertimeToDo,
  handOvertime,
] as const;
