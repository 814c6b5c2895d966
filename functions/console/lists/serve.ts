// How the pages about lists are served, each by its screen.

import { form, page } from "../door/serve.ts";
import { sendChange, showChange } from "./change-load.ts";
import { handList, showList, showListHistory } from "./list-load.ts";
import { showEndings, showLists } from "./matrix-load.ts";
import { sendPropose, showPropose } from "./propose-load.ts";
import { sendRemoval, showRemoval } from "./removal-load.ts";
import * as routes from "./routes.ts";
import { sendSheet, showSheet } from "./sheet-load.ts";

export const servedLists = [
  page(routes.showLists, showLists),
  page(routes.showList, showList),
  page(routes.handList, handList),
  page(routes.showListHistory, showListHistory),
  page(routes.showChange, showChange),
  form(routes.sendChange, sendChange),
  page(routes.showPropose, showPropose),
  form(routes.sendPropose, sendPropose),
  page(routes.showSheet, showSheet),
  form(routes.sendSheet, sendSheet),
  page(routes.showRemoval, showRemoval),
  form(routes.sendRemoval, sendRemoval),
  page(routes.showEndings, showEndings),
] as const;
