// Data on own devices falls due when home working ends: told by the journal where it is ended early, found by the timer where it runs out.
import { expect, test } from "vitest";
import { approvalLaw } from "../../functions/approvals/approval.ts";
import { deletionsOf, DEVICES_IN_USE } from "../../functions/devices/boards.ts";
import type { Device } from "../../functions/devices/device.ts";
import { deviceLaw } from "../../functions/devices/device.ts";
import { handler } from "../../functions/devices/due.lambda.ts";
import { board } from "../../functions/shared/journal/board.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";
import { NO } from "./told.ts";

withJournal();
withFrozenClock();
