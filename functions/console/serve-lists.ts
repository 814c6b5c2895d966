// How the pages about lists are served, each by its screen.
import * as routes from "./list-pages.ts";
import { sendChange, showChange } from "./screens/lists/change.ts";
import { handList, showList, showListHistory } from "./screens/lists/list.ts";
import { showEndings, showLists } from "./screens/lists/matrix.ts";
import { sendPropose, showPropose } from "./screens/lists/propose.ts";
import { sendRemoval, showRemoval } from "./screens/lists/removal.ts";
import { sendSheet, showSheet } from "./screens/lists/sheet.ts";
import { form, page } from "./serve.ts";

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
