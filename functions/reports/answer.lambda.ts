// HTTP: what the archives answer, by their own log-in, by file, or on paper that two officers of the city have seen.
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { keepBlob, readBlob } from "../shared/journal/blob.ts";
import { type AnswerLine, ownAnswer, paperAnswer } from "./answer.ts";
import * as routes from "./answer-routes.ts";
import {
  answersInSheet,
  canonicalLines,
  newPaper,
  PACK,
  recordAnswer,
  recordPaper,
  waitingPaper,
} from "./take-answer.ts";

export const handler = http(
  command(routes.answerPack, {
    ...PACK,
    decide: given => {
      const { documentNo, lines } = given.asked.body;
      return recordAnswer(given, ownAnswer(given.permit.by, documentNo), canonicalLines(lines));
    },
  }),
  command(routes.importAnswers, {
    ...PACK,
    decide: given => recordAnswer(given, ownAnswer(given.permit.by), answersInSheet(given.asked.bytes)),
  }),
  command(routes.confirmPaperAnswer, {
    ...PACK,
    decide: async given => {
      const paper = waitingPaper(given.held.state, given.asked.body.documentNo);
      const lines = JSON.parse(await readBlob(paper.answer)) as AnswerLine[];
      return recordAnswer(given, paperAnswer(paper, given.permit.by), lines);
    },
  }),
  command(routes.recordPaperAnswer, {
    ...PACK,
    decide: async given => {
      const lines = canonicalLines(given.asked.body.lines);
      const facts = await newPaper(given.held, { ...given.asked.body, lines }, given.permit);
      const answer = await keepBlob(JSON.stringify(lines));
      return recordPaper(given, { type: "PaperAnswerRecorded", ...facts, answer });
    },
  }),
  command(routes.rejectPaperAnswer, {
    ...PACK,
    decide: given => {
      const { documentNo, reason } = given.asked.body;
      const paper = waitingPaper(given.held.state, documentNo);
      return recordPaper(given, { type: "PaperAnswerRejected", documentNo: paper.documentNo, reason });
    },
  }),
);
