// HTTP: the console's pages and forms; a client of the API, which alone decides and records.
import { http } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { serveAsset } from "./asset.ts";
import { beginLogIn, chooseLanguage, endLogIn, logOut } from "./log-in.ts";
import { landingPage, loggedInPage } from "./pages/landing.ts";
import * as routes from "./routes.ts";
import { sendAct, showAct } from "./screens/act.ts";
import { showAgency } from "./screens/agency.ts";
import { sendBatch, showBatch } from "./screens/batch.ts";
import { findTerminal, showCounter } from "./screens/counter.ts";
import { showMyPage } from "./screens/my-page.ts";
import { showPeople, showPerson } from "./screens/people.ts";
import { showPicture } from "./screens/picture.ts";
import { showRules } from "./screens/rules.ts";
import { showSystem, showSystems } from "./screens/systems.ts";
import { showPledge, showSlip, showTerminal } from "./screens/terminal.ts";
import { either, form, open, page } from "./serve.ts";
import { servedLists } from "./serve-lists.ts";
import { servedSessions } from "./serve-sessions.ts";

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
