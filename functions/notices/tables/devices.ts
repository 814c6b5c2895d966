// Who is told what of own devices: their owner, and whoever tests, decides or sees to it that the data is gone; pure.
import { type Device, type DeviceEvent, deviceLaw } from "../../devices/device.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { agencyBoxes, type Box, ownBox } from "../notice.ts";
import { type Row, type Table, type Told, tells } from "../telling.ts";

type Of = Told<Happening, Device>;
const owner = ({ state }: Of): readonly Box[] => (state ? [ownBox(state.owner)] : []);
const testing = ({ state }: Of) => agencyBoxes(state?.agency ?? "", "scan");
const deciding = ({ state }: Of) => agencyBoxes(state?.agency ?? "", "personnel");

function row(to: (told: Of) => readonly Box[], zh: string, en: string): Row<Happening, Device> {
  return {
    to,
    facts: ({ id: [device = ""] }) => ({ device }),
    say: ({ device = "" }) => words(`自備設備 ${device} ${zh}`, `Own device ${device}: ${en}`),
    page: ({ device = "" }) => `/console/home-work/devices/${device}`,
  };
}

const table: Table<DeviceEvent, Device> = {
  DeviceRegistered: row(testing, "已登記，待資安檢測", "it was registered and waits for its security test"),
  DeviceTested: {
    ...row(of => [...owner(of), ...deciding(of)], "", ""),
    facts: ({ id: [device = ""], event }) => ({
      device,
      passed: String((event as { readonly passed?: boolean }).passed === true),
    }),
    say: ({ device = "", passed }) =>
      passed === "true"
        ? words(`自備設備 ${device} 通過資安檢測`, `Own device ${device} passed its security test`)
        : words(`自備設備 ${device} 未通過資安檢測`, `Own device ${device} did not pass its security test`),
  },
  DeviceApproved: row(owner, "已核准使用", "it may be used"),
  DeviceRefused: row(owner, "未獲核准使用", "it may not be used"),
  DeviceWithdrawn: row(owner, "已停用", "it is out of use"),
  DeletionDue: row(
    of => [...owner(of), ...deciding(of)],
    "裡的公務資料須徹底刪除並聲明",
    "the official data on it must be deleted, and that said here",
  ),
  DataDeleted: row(deciding, "已聲明刪除公務資料", "its official data was said to be deleted"),
};

export const devices = tells(deviceLaw, table);
