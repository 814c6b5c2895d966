// HTTP: a system's administrators draft and file its IP report; a correction is a new version.
import { rangeLimitsHere } from "../shared/address/range-limits.ts";
import { type Answer, type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
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

type Filing = Asked<typeof draftReport> | Asked<typeof importReportRows> | Asked<typeof fileReport>;

export const handler = http(
  on(draftReport, asked => drafting(asked, async () => asked.body)),
  on(importReportRows, asked =>
    drafting(asked, async ({ held }) => {
      const rows = sheetRows(asked.bytes);
      if (!held.state?.draft) throw new Problem(REPORT_PROBLEM["nothing-drafted"]);
      return { ...(await readContent(held.state.draft.content)), rows };
    }),
  ),
  on(fileReport, asked =>
    write(asked, async () => {
      const { permit, context } = await opened(asked);
      const { changed, lines, content } = await fileDraft(context, asked.body.draft, permit);
      return {
        changes: [changed],
        // Whoever files meanwhile may report the same address.
        unmoved: context.others.map(({ held }) => held),
        answer: answer(201, reportView(context.system, changed.next, { lines, content })),
      };
    }),
  ),
);

function drafting(asked: Filing, raw: (context: FilingContext) => Promise<RawContent>): Promise<Answer> {
  return write(asked, async () => {
    const { permit, context } = await opened(asked);
    const { changed, content } = await keepDraft(context, await raw(context), permit);
    const filed = context.held.state?.filed;
    const texts = {
      lines: context.own,
      draft: content,
      ...(filed && { content: await readContent(filed.content) }),
    };
    return { changes: [changed], answer: answer(200, reportView(context.system, changed.next, texts)) };
  });
}

async function opened({
  params: { system },
  may,
}: Filing): Promise<{ permit: Permit; context: FilingContext }> {
  const agency = systemOf(system).managingAgency;
  const permit = may({ type: "Report", id: system, system, agency });
  return { permit, context: await readFilingContext(system, rangeLimitsHere()) };
}
