// HTTP: the console's pages and forms; a client of the API, which alone decides and records.
import { http } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { showAgency } from "./agency/agency-load.ts";
import { serveAsset } from "./asset.ts";
import { sendBatch, showBatch } from "./counter/batch-load.ts";
import { findTerminal, showCounter } from "./counter/counter-load.ts";
import { showPicture } from "./counter/picture-load.ts";
import { showPledge, showSlip, showTerminal } from "./counter/terminal-load.ts";
import { landingPage, loggedInPage } from "./door/landing.ts";
import { beginLogIn, chooseLanguage, endLogIn, logOut } from "./door/log-in.ts";
import { either, form, open, page } from "./door/serve.ts";
import { sendAct, showAct } from "./form/act-load.ts";
import { servedLists } from "./lists/serve.ts";
import { showMyPage } from "./my-page/my-page-load.ts";
import { showPeople, showPerson } from "./people/people-load.ts";
import * as routes from "./routes.ts";
import { showRules } from "./rules/rules-load.ts";
import { servedSessions } from "./sessions/serve.ts";
import { showSystem, showSystems } from "./systems/systems-load.ts";

export const handler = http(
  open(routes.showRoot, async () => ({ location: "/console" })),
  either(routes.showHome, async visit => landingPage(visit), showMyPage),
  open(routes.showLogIn, beginLogIn),
  open(routes.showCallback, endLogIn),
  page(routes.showLoggedIn, async visit => loggedInPage(visit)),
  open(routes.sendLogOut, logOut),
  open(routes.showLanguage, chooseLanguage),
  open(routes.showAsset, async ({ params }) => ({ handed: serveAsset(params.name ?? "") })),
  page(routes.showAct, showAct),
  form(routes.sendAct, sendAct),
  page(routes.showCounter, showCounter),
  page(routes.findTerminal, findTerminal),
  page(routes.showTerminal, showTerminal),
  page(routes.showSlip, showSlip),
  page(routes.showPicture, showPicture),
  page(routes.showPledge, showPledge),
  page(routes.showBatch, showBatch),
  form(routes.sendBatch, sendBatch),
  page(routes.showPeople, showPeople),
  page(routes.showPerson, showPerson),
  page(routes.showAgency, showAgency),
  page(routes.showRules, showRules),
  page(routes.showSystems, showSystems),
  page(routes.showSystem, showSystem),
  ...servedLists,
  ...servedSessions,
  open(routes.showMissing, async () => {
    throw new Problem(PROBLEM["not-found"]);
  }),
);
