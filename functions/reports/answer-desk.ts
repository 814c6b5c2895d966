// How an answer of the archives goes on record: the lines, the pack and whatever rests on them in one write.
import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { write } from "../shared/http/write.ts";
import { change } from "../shared/journal/change.ts";
import type { AnswerLine, AnswerSource } from "./answer.ts";
import type * as routes from "./answer-routes.ts";
import { type HeldPack, readPackNumber } from "./kept.ts";
import { type PackEvent, packLaw } from "./pack.ts";
import { takeAnswer } from "./take-answer.ts";

type Writing = Pick<Asked<typeof routes.answerPack>, "params" | "person" | "may" | "repeat" | "at">;

type Given = readonly [source: AnswerSource, lines: readonly AnswerLine[]];

/** The lines, the pack and whatever rests on them move in one transaction; an answer that changes nothing records nothing. */
export function answering(
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

export function noting(
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
