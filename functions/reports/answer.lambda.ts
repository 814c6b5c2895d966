// HTTP: what the archives answer, by their own log-in, by file, or on paper that two officers of the city have seen.

import { type Answer, type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { keepBlob, readBlob } from "../shared/journal/blob.ts";
import { change } from "../shared/journal/change.ts";
import { write } from "../shared/journal/write.ts";
import { type AnswerLine, type AnswerSource, ownAnswer, paperAnswer } from "./answer.ts";
import * as routes from "./answer-routes.ts";
import { answersInSheet, canonical, takeAnswer } from "./answering.ts";
import { type HeldPack, readPackNumber } from "./held.ts";
import { type PackEvent, packLaw } from "./pack.ts";
import { newPaper, waitingPaper } from "./paper.ts";

type Writing = Pick<Asked<typeof routes.answerPack>, "params" | "person" | "may" | "repeat" | "at">;

export const handler = http(
  on(routes.answerPack, asked =>
    answering(asked, async permit => [
      ownAnswer(permit.by, asked.body.documentNo),
      canonical(asked.body.lines),
    ]),
  ),
  on(routes.importAnswers, asked =>
    answering(asked, async permit => [ownAnswer(permit.by), answersInSheet(asked.bytes)]),
  ),
  on(routes.confirmPaperAnswer, asked =>
    answering(asked, async (permit, pack) => {
      const paper = waitingPaper(pack.state, asked.body.documentNo);
      return [paperAnswer(paper, permit.by), JSON.parse(await readBlob(paper.answer)) as AnswerLine[]];
    }),
  ),
  on(routes.recordPaperAnswer, asked =>
    noting(asked, 201, async (permit, pack) => {
      const lines = canonical(asked.body.lines);
      const facts = await newPaper(pack, { ...asked.body, lines }, permit);
      return { type: "PaperAnswerRecorded", ...facts, answer: await keepBlob(JSON.stringify(lines)) };
    }),
  ),
  on(routes.rejectPaperAnswer, asked =>
    noting(asked, 200, async (_, pack) => {
      const { documentNo } = waitingPaper(pack.state, asked.body.documentNo);
      return { type: "PaperAnswerRejected", documentNo, reason: asked.body.reason };
    }),
  ),
);

type Given = readonly [source: AnswerSource, lines: readonly AnswerLine[]];

/** The lines, the pack and whatever rests on them move in one transaction; an answer that changes nothing records nothing. */
function answering(
  asked: Writing,
  given: (permit: Permit, pack: HeldPack) => Promise<Given>,
): Promise<Answer> {
  return write(asked, async () => {
    const { pack, permit } = await opened(asked);
    const [source, lines] = await given(permit, pack);
    const { reports, unchanged, ...told } = await takeAnswer(pack, lines, { source, permit });
    const { kind, documentNo } = source;
    const event = { type: "PackAnswered", source: kind, ...told, ...(documentNo && { documentNo }) } as const;
    const changed =
      reports.length > 0 || kind === "paper" ? [change(packLaw, pack, [{ event }], permit)] : [];
    const shown = { pack: pack.state.number, moved: told.counts, unchanged };
    return { changes: [...changed, ...reports], answer: answer(200, shown) };
  });
}

function noting(
  asked: Writing,
  status: number,
  decide: (permit: Permit, pack: HeldPack) => Promise<PackEvent & { readonly documentNo: string }>,
): Promise<Answer> {
  return write(asked, async () => {
    const { pack, permit } = await opened(asked);
    const event = await decide(permit, pack);
    const changed = change(packLaw, pack, [{ event }], permit);
    const paper = changed.next.state.papers.findLast(each => each.documentNo === event.documentNo);
    return { changes: [changed], answer: answer(status, { pack: pack.state.number, ...paper }) };
  });
}

async function opened({ params, may }: Writing): Promise<{ pack: HeldPack; permit: Permit }> {
  const pack = await readPackNumber(params.number);
  const agency = pack.state.forwarded?.to ?? "";
  return { pack, permit: may({ type: "Report", id: `pack-${params.number}`, agency }) };
}
