// Files of attendance and of logs: each fault told with its row, and with one nothing is recorded.
import { randomUUID } from "node:crypto";
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { enrolledPerson } from "../people/standing.ts";
import { type Asked, answer, on } from "../shared/http/http.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { change } from "../shared/journal/change.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import { words } from "../shared/words.ts";
import { writeLog } from "./log-text.ts";
import { send } from "./logging.ts";
import * as routes from "./routes.ts";
import { faultAt, faultsOf, faulty } from "./sheet-faults.ts";
import { LOG_COLUMNS, type LogOfDay, type LogRecord, logsFrom } from "./sheets.ts";
import { type Over, placeOfWhose, readWhose, reviewerOf } from "./whose.ts";
import { workLogLaw } from "./work-log.ts";

/** A month of logs: what a transaction takes. */
const MOST_LOGS = 31;
const MOST_ROWS = 1_000;

const STRAY = words("第一列須填上班日期", "the first row needs its date");
const NO_HOURS = words("該日須填上班時間", "the hours of that day are missing");

export const importing = {
  logs: on(routes.importLogs, asked =>
    write(asked, async () => {
      const held = await readWhose(asked);
      const permit = asked.may(placeOfWhose(asked, held));
      const sheet = readSheet(asked.bytes, LOG_COLUMNS);
      const rows = sheet.rows as readonly { readonly row: number; readonly record: LogRecord }[];
      const { logs, strays } = logsFrom(rows);
      if (logs.length > MOST_LOGS || rows.length > MOST_ROWS)
        throw new Problem(PEOPLE_SHEET_PROBLEM["people-sheet-long"]);
      const judged = await Promise.all(logs.map(log => judgedLog(log, held, asked)));
      const faults = [
        ...sheet.faults,
        ...strays.map(row => faultAt(row, LOG_COLUMNS.day.title, { code: "no-day", words: STRAY })),
        ...judged.flatMap(each => each.faults),
      ];
      const dryRun = asked.query.dryRun === "true";
      if (!dryRun && faults.length > 0) throw faulty(faults);
      const drafts = judged.flatMap(each => each.drafts);
      const [first, ...more] = drafts;
      const isRecorded = !dryRun && first !== undefined;
      const changes = isRecorded ? [change(workLogLaw, held.logs, [first, ...more], permit)] : [];
      const told = faults.map(fault => ({ ...fault, message: fault[asked.language] }));
      const body = { dryRun, rows: rows.length, changed: logs.length, left: 0, faults: told };
      return { changes, unmoved: isRecorded ? [held.person] : [], answer: answer(200, body) };
    }),
  ),
};

async function judgedLog(log: LogOfDay, held: Over, { at }: Asked<typeof routes.importLogs>) {
  const { day, content, rows } = log;
  const [row = 0] = rows;
  const { agency } = enrolledPerson(held.person.state);
  const none =
    content.hours === "" && faultAt(row, LOG_COLUMNS.hours.title, { code: "no-hours", words: NO_HOURS });
  try {
    const to = reviewerOf(held, at);
    const text = await keepBlob(writeLog(content, randomUUID()));
    const of = { day, agency, content, text, to, at: at.toISOString() };
    return { drafts: send(held.logs.state, of), faults: none ? [none] : [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return {
      drafts: [],
      faults: [...(none ? [none] : []), ...faultsOf(error, row, { column: LOG_COLUMNS.day.title })],
    };
  }
}
