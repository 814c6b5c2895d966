// HTTP: a system's administrators draft and file its IP report; a correction is a new version.
import { rangeLimitsHere } from "../shared/address/range-limits.ts";
import { command, type Decided, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { systemOf } from "../shared/rules/systems.ts";
import {
  type FilingContext,
  fileDraft,
  keepDraft,
  type RawContent,
  readContent,
  readFilingContext,
  sheetRows,
} from "./filing.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { draftReport, fileReport, importReportRows } from "./routes.ts";
import { reportView } from "./view.ts";

type About = Pick<Asked<typeof draftReport>, "params">;
type Shown = Decided & { readonly shown: ReturnType<typeof reportView> };

const REPORT = {
  place: ({ params: { system } }: About): Place => ({
    type: "Report",
    id: system,
    system,
    agency: systemOf(system).managingAgency,
  }),
  alsoReads: ({ params }: About) => readFilingContext(params.system, rangeLimitsHere()),
  view: ({ shown }: Shown) => shown,
};

export const handler = http(
  command(draftReport, { ...REPORT, decide: given => drafted(given, given.asked.body) }),
  command(importReportRows, {
    ...REPORT,
    decide: async given => {
      const rows = sheetRows(given.asked.bytes);
      const draft = given.also.held.state?.draft;
      if (!draft) throw new Problem(REPORT_PROBLEM["nothing-drafted"]);
      return drafted(given, { ...(await readContent(draft.content)), rows });
    },
  }),
  command(fileReport, {
    ...REPORT,
    decide: async ({ asked, also: context, permit }) => {
      const { changed, lines, content } = await fileDraft(context, asked.body.draft, permit);
      // Whoever files meanwhile may report the same address.
      const unmoved = context.others.map(({ held }) => held);
      const shown = reportView(context.system, changed.next, { lines, content });
      return { changes: [changed], unmoved, shown };
    },
  }),
);

async function drafted(
  { also: context, permit }: Deciding<About, undefined, FilingContext>,
  raw: RawContent,
): Promise<Shown> {
  const { changed, content } = await keepDraft(context, raw, permit);
  const filed = context.held.state?.filed;
  const texts = {
    lines: context.own,
    draft: content,
    ...(filed && { content: await readContent(filed.content) }),
  };
  return { changes: [changed], shown: reportView(context.system, changed.next, texts) };
}
