// HTTP: what the archives answer, by their own log-in, by file, or on paper that two officers of the city have seen.
import { http, on } from "../shared/http/http.ts";
import { keepBlob, readBlob } from "../shared/journal/blob.ts";
import { type AnswerLine, ownAnswer, paperAnswer } from "./answer.ts";
import * as routes from "./answer-routes.ts";
import {
  answersInSheet,
  canonicalLines,
  newPaper,
  recordAnswer,
  recordPaper,
  waitingPaper,
} from "./take-answer.ts";

export const handler = http(
  on(routes.answerPack, asked =>
    recordAnswer(asked, async permit => [
      ownAnswer(permit.by, asked.body.documentNo),
      canonicalLines(asked.body.lines),
    ]),
  ),
  on(routes.importAnswers, asked =>
    recordAnswer(asked, async permit => [ownAnswer(permit.by), answersInSheet(asked.bytes)]),
  ),
  on(routes.confirmPaperAnswer, asked =>
    recordAnswer(asked, async (permit, pack) => {
      const paper = waitingPaper(pack.state, asked.body.documentNo);
      return [paperAnswer(paper, permit.by), JSON.parse(await readBlob(paper.answer)) as AnswerLine[]];
    }),
  ),
  on(routes.recordPaperAnswer, asked =>
    recordPaper(asked, 201, async (permit, pack) => {
      const lines = canonicalLines(asked.body.lines);
      const facts = await newPaper(pack, { ...asked.body, lines }, permit);
      return { type: "PaperAnswerRecorded", ...facts, answer: await keepBlob(JSON.stringify(lines)) };
    }),
  ),
  on(routes.rejectPaperAnswer, asked =>
    recordPaper(asked, 200, async (_, pack) => {
      const { documentNo } = waitingPaper(pack.state, asked.body.documentNo);
      return { type: "PaperAnswerRejected", documentNo, reason: asked.body.reason };
    }),
  ),
);
