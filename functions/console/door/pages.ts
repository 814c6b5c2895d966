// The console's onion: what fails or takes too long is answered with a page that says so, and that still holds what was typed.
import { env, within } from "../../shared/env.ts";
import { type Answer, type Event, httpRefusing } from "../../shared/http/http.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { documentOf, problemAnswer } from "../../shared/http/problem-document.ts";
import { html } from "../../shared/page/html.ts";
import { now } from "../../shared/time/clock.ts";
import { frame } from "../frame/frame.ts";
import { sayIn } from "../frame/say.ts";
import { again } from "./log-in-pages.ts";
import { isOwnForm } from "./origin.ts";
import { type PageContent, pageAnswer } from "./reply.ts";
import type { PageHandler } from "./serve.ts";
import { type Typed, typedIn } from "./typed.ts";
import { languageIn, type PageReader } from "./visit.ts";

/** More than the console waits for the API, less than its functions are given: after that API Gateway would answer in words of its own. */
const PATIENCE_MS = 13_500;

export function pages(...handlers: readonly PageHandler[]) {
  const typedBefore = new WeakMap<Event, Typed>();
  const kept = (serve: PageHandler["serve"]) => async (event: Event) => {
    try {
      return await inTime(serve(event));
    } catch (cause) {
      const typed = await typedOn(event);
      if (typed) typedBefore.set(event, typed);
      throw cause;
    }
  };
  return httpRefusing(
    (event, error) => refusedAnswer(event, error, typedBefore.get(event)),
    ...handlers.map(({ key, serve }) => ({ key, serve: kept(serve) })),
  );
}

function inTime(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    const tell = () => fail(new Problem(PROBLEM.unavailable, { cause: new Error("the page took too long") }));
    timer = setTimeout(tell, within(PATIENCE_MS));
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** What a form of our own held; nobody else's is said back. */
async function typedOn(event: Event): Promise<Typed | undefined> {
  if (event.requestContext.http.method !== "POST") return undefined;
  return isOwnForm(event.headers, env("API_URL")) ? typedIn(event).catch(() => undefined) : undefined;
}

/** Should not even a page be possible, the document is what is left. */
function refusedAnswer(event: Event, error: unknown, typed: Typed | undefined): Answer {
  try {
    return refusedPage(event, error, typed);
  } catch {
    return problemAnswer(event, error);
  }
}

/** Of nobody: who reads it may be what could not be found out. */
function refusedPage(event: Event, error: unknown, typed: Typed | undefined): Answer {
  const language = languageIn(event);
  const { rawPath, rawQueryString } = event;
  const here = rawQueryString ? `${rawPath}?${rawQueryString}` : rawPath;
  const reader = { language, say: sayIn(language), at: now(), here, person: undefined };
  const content = failed(reader, { error, typed, request: event.requestContext.requestId });
  return pageAnswer(String(frame(reader, content)), content.status ?? 500, []);
}

interface Failure {
  readonly error: unknown;
  readonly typed: Typed | undefined;
  readonly request: string;
}

export function failed(reader: PageReader, { error, typed, request }: Failure): PageContent {
  const { say, language, here } = reader;
  const [problem, other] = (["zh-TW", "en"] as const).map(each => documentOf(error, each)) as [Told, Told];
  const [own, beside] = language === "en" ? [other, problem] : [problem, other];
  const isFailure = own.status >= 500;
  return {
    title: own.title,
    status: own.status,
    main: html`<section class="problem">
<p class="code">${own.status} · ${own.code}</p>
<h1>${own.title}</h1>
<p lang="${language === "en" ? "zh-TW" : "en"}">${beside.title}</p>
${own.detail && html`<p class="lead">${own.detail}</p>`}
${isFailure && !typed && html`<p class="links"><a class="button" href="${here}">${say("再試一次", "Try again")}</a></p>`}
${isFailure && typed && html`<p>${say("您填的內容還在這一頁；再送一次即可，已登錄的不會重複登錄。", "What you entered is still on this page. Send it again: nothing is recorded twice.")}</p>${again(reader, typed)}`}
<p class="links"><a href="/console">${say("回首頁", "Go to the home page")}</a></p>
<p class="fine">${say("查詢編號", "Reference")} <code>${request}</code></p>
</section>`,
  };
}

type Told = ReturnType<typeof documentOf>;
