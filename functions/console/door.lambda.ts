// HTTP: the console's door: logging in and out, styles and scripts, and whatever page there is not; alone in carrying what a log-in takes.

import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { serveAsset } from "./asset.ts";
import { logInHandlers } from "./door/log-in.ts";
import { pages } from "./door/pages.ts";
import { openFile, openPage } from "./door/serve.ts";
import { PAGES } from "./routes.ts";

export const handler = pages(
  openPage(PAGES.showRoot, async () => ({ location: "/console" })),
  openFile(PAGES.showAsset, serveAsset),
  ...logInHandlers,
  openPage(PAGES.showMissing, async () => {
    throw new Problem(PROBLEM["not-found"]);
  }),
);
