// Whose rights the SDK's clients use in a bundle: those that the runtime puts into the function's environment, and no others.
// The SDK's own search, through files, sign-ins and metadata services, costs every cold start 15 ms and never finds anything there.
import { env, envIfAny } from "./env.ts";

/** Stands where the SDK looks for its own, by that name. */
export function defaultProvider() {
  return async () => {
    const sessionToken = envIfAny("AWS_SESSION_TOKEN");
    return {
      accessKeyId: env("AWS_ACCESS_KEY_ID"),
      secretAccessKey: env("AWS_SECRET_ACCESS_KEY"),
      ...(sessionToken && { sessionToken }),
    };
  };
}
