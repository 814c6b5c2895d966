// Asks the connect handler over Lambda's Invoke path, as the VPN service does; tells apart every way in which that fails.
import { type Ask, HandlerFailure } from "./vpn-event.ts";

export interface LambdaFunction {
  /** Where Lambda answers, without a path. */
  readonly url: string;
  readonly name: string;
}

export function lambdaAsk({ url, name }: LambdaFunction): Ask {
  const path = new URL(`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, url);
  return async (event, signal) => {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-amz-invocation-type": "RequestResponse" },
      body: JSON.stringify(event),
      signal,
    }).catch((error: unknown) => {
      throw new HandlerFailure("service-error", error);
    });
    if (response.status === 429) throw new HandlerFailure("throttled");
    if (response.status !== 200) throw new HandlerFailure("service-error");
    const answer = await response.json().catch((error: unknown) => {
      throw new HandlerFailure("invalid-response", error);
    });
    if (response.headers.has("x-amz-function-error")) throw new HandlerFailure(failureOf(answer));
    return answer;
  };
}

// Lambda reports a function that ran out of its own time as an error of this type.
function failureOf(answer: unknown): "timed-out" | "other-execution-error" {
  const type = typeof answer === "object" && answer && "errorType" in answer ? answer.errorType : undefined;
  return type === "Sandbox.Timedout" ? "timed-out" : "other-execution-error";
}
