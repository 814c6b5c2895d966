// Who is told what of supplied items: whoever has one, and whoever keeps the agency's property; pure.
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { type Supply, type SupplyEvent, supplyLaw } from "../../supplies/supply.ts";
import { agencyBoxes, type Box, ownBox } from "../notice.ts";
import { type Row, type Table, type Told, tells } from "../telling.ts";

type Of = Told<Happening, Supply>;
const nobody = (): readonly Box[] => [];
const keepers = ({ state }: Of) => agencyBoxes(state?.agency ?? "", "property");
/** What came back is told to whoever had it. */
const borrower = ({ state }: Of): readonly Box[] => {
  const person = state?.lent?.borrower ?? state?.returned?.borrower;
  return person ? [ownBox(person)] : [];
};

function row(to: (told: Of) => readonly Box[], zh: string, en: string): Row<Happening, Supply> {
  return {
    to,
    facts: ({ id: [supply = ""] }) => ({ supply }),
    say: ({ supply = "" }) => words(`配發用品 ${supply} ${zh}`, `Supplied item ${supply}: ${en}`),
    page: ({ supply = "" }) => `/console/home-work/supplies/${supply}`,
  };
}

const table: Table<SupplyEvent, Supply> = {
  SupplyRegistered: row(nobody, "已登記", "it was registered"),
  SupplyLent: row(borrower, "已借給您", "it was lent to you"),
  SupplyExtended: row(borrower, "的歸還日已展延", "it may stay longer"),
  SupplyDue: row(of => [...borrower(of), ...keepers(of)], "應歸還", "it is to come back"),
  SupplyReturned: row(borrower, "已收回", "it was taken back"),
  SupplyRetired: row(nobody, "已除帳", "it was retired"),
};

export const supplies = tells(supplyLaw, table);
