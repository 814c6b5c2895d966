// How one page asks: the same only once, and what its parts ask at one moment in one request.
import type { Route } from "../../shared/http/route.ts";
import { askTogether, MOST_QUESTIONS, QUESTIONS } from "../../together/routes.ts";
import { type AnswerOf, type Api, ApiRefusal, type ApiRequest, type ProblemDocument } from "./api.ts";

/** What several parts of one page ask is asked once; what a change was made after is asked anew. */
export function askingOnce(api: Api): Api {
  const asked = new Map<string, Promise<unknown>>();
  return {
    ...api,
    ask: <R extends Route>(route: R, request?: ApiRequest) => {
      if (route.kind !== "read") return api.ask(route, request).finally(() => asked.clear());
      const question = JSON.stringify([route.name, request]);
      const answer = (asked.get(question) as Promise<AnswerOf<R>> | undefined) ?? api.ask(route, request);
      asked.set(question, answer);
      return answer;
    },
  };
}

interface Question {
  readonly route: Route;
  readonly request: ApiRequest;
  answer(body: unknown): void;
  refuse(because: unknown): void;
}

const NAMES = new Set<string>(QUESTIONS.map(({ name }) => name));

/** What is asked before anything is answered goes in one request; a question by itself as ever. */
export function askingTogether(api: Api): Api {
  let waiting: Question[] = [];
  const send = () => {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += MOST_QUESTIONS)
      void answered(api, all.slice(at, at + MOST_QUESTIONS));
  };
  return {
    ...api,
    ask: <R extends Route>(route: R, request: ApiRequest = {}) => {
      if (!NAMES.has(route.name)) return api.ask(route, request);
      if (waiting.length === 0) setImmediate(send);
      return new Promise<AnswerOf<R>>((answer, refuse) =>
        waiting.push({ route, request, answer: body => answer(body as AnswerOf<R>), refuse }),
      );
    },
  };
}

async function answered(api: Api, questions: readonly Question[]): Promise<void> {
  const [first, ...others] = questions;
  if (first && others.length === 0) return alone(api, first);
  try {
    const body = { questions: questions.map(asked) };
    const { answers } = await api.ask(askTogether, { body });
    await Promise.all(questions.map((each, at) => settle(api, each, answers[at])));
  } catch (error) {
    // While a release goes out, the console may be there before the route.
    if (error instanceof ApiRefusal && error.problem.status === 404)
      await Promise.all(questions.map(each => alone(api, each)));
    else for (const { refuse } of questions) refuse(error);
  }
}

function asked({ route: { name }, request: { params, query = {} } }: Question) {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value));
  return { ask: name, ...(params && { params }), query: given };
}

type Told = AnswerOf<typeof askTogether>["answers"][number];

async function settle(api: Api, question: Question, told: Told | undefined): Promise<void> {
  if (!told || told.status === 413) return alone(api, question);
  if (told.status < 300) question.answer(told.body);
  else question.refuse(new ApiRefusal(told.body as ProblemDocument));
}

async function alone(api: Api, { route, request, answer, refuse }: Question): Promise<void> {
  await api.ask(route, request).then(answer, refuse);
}
