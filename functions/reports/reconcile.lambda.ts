// HTTP: the list as the archives have it, held against what they told us they set; recorded with the last pack they got.
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { Problem } from "../shared/http/problem.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { change } from "../shared/journal/change.ts";
import { reconcileList } from "./answer-routes.ts";
import { isListed } from "./line.ts";
import { packLaw } from "./pack.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { countDeviations, type ListedRange, reconcile } from "./reconcile.ts";
import { ANSWER_COLUMNS, readRows } from "./sheets.ts";
import { ONE_PACK, readLines, readReports } from "./stored.ts";

export const handler = http(
  command(reconcileList, {
    ...ONE_PACK,
    async decide({ asked, held: pack, permit }) {
      if (!pack.state.forwarded) throw new Problem(REPORT_PROBLEM["pack-not-forwarded"]);
      const theirs = listedIn(asked.bytes);
      const result = reconcile(await listedHere(), theirs);
      const list = await keepBlob(JSON.stringify(theirs));
      const event = { type: "ListReconciled", list, drift: countDeviations(result) } as const;
      return { changes: [change(packLaw, pack, [{ event }], permit)], pack: pack.state.number, result };
    },
    view: ({ pack, result }) => ({ pack, ...result }),
  }),
);

function listedIn(bytes: Uint8Array): ListedRange[] {
  return readRows(bytes, ANSWER_COLUMNS).map(({ record: { system, channel, range } }) => ({
    system,
    channel,
    range,
  }));
}

async function listedHere(): Promise<ListedRange[]> {
  const reports = (await readReports()).map(async report => {
    const lines = (await readLines(report)).filter(isListed);
    return lines.map(({ channel, range }) => ({ system: report.system, channel, range }));
  });
  return (await Promise.all(reports)).flat();
}
