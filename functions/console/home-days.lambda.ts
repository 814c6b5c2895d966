// HTTP: the console's pages of home days (one's own week, a team's, an agency's, and a file of them), of time axes, of loan slips and labels; like
// all of it a client of the API, which alone decides.
import { labelHandlers } from "./counter/labels.ts";
import { pictureHandlers } from "./counter/picture.ts";
import { slipHandlers } from "./counter/slip.ts";
import { pages } from "./door/pages.ts";
import { myWeekHandlers } from "./home-work/my-week.ts";
import { teamHandlers } from "./home-work/team.ts";
import { weekFileHandlers } from "./home-work/week-file.ts";
import { personPictureHandlers } from "./people/person-picture.ts";

export const handler = pages(
  ...myWeekHandlers,
  ...teamHandlers,
  ...weekFileHandlers,
  ...pictureHandlers,
  ...personPictureHandlers,
  ...slipHandlers,
  ...labelHandlers,
);
