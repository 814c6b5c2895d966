// HTTP: the console's pages and forms; a client of the API, which alone decides and records.
import { http } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { serveAsset } from "./asset.ts";
import { batchHandlers } from "./counter/batch.ts";
import { counterHandlers } from "./counter/counter.ts";
import { pledgeHandlers } from "./counter/pledge.ts";
import { terminalHandlers } from "./counter/terminal.ts";
import { logInHandlers } from "./door/log-in.ts";
import { openPage } from "./door/serve.ts";
import { actHandlers } from "./form/act.ts";
import { homeHandlers } from "./my-page/my-page.ts";
import { PAGES } from "./routes.ts";

export const handler = http(
  openPage(PAGES.showRoot, async () => ({ location: "/console" })),
  openPage(PAGES.showAsset, async ({ params }) => ({ handed: serveAsset(params.name ?? "") })),
  ...logInHandlers,
  ...homeHandlers,
  ...actHandlers,
  ...counterHandlers,
  ...terminalHandlers,
  ...pledgeHandlers,
  ...batchHandlers,
  openPage(PAGES.showMissing, async () => {
    throw new Problem(PROBLEM["not-found"]);
  }),
);
