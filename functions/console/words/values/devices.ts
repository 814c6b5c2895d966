// Values of own devices.
import type { Values } from "./value.ts";

export const DEVICE_VALUES: Values = {
  always: {
    "own-device": ["自備設備", "Own device"],
  },
  inField: {
    deviceKind: {
      laptop: ["筆記型電腦", "Laptop"],
      desktop: ["桌上型電腦", "Desktop"],
      tablet: ["平板", "Tablet"],
      phone: ["手機", "Phone"],
    },
    deletionMethod: {
      erased: ["以工具清除", "Erased by a tool"],
      reinstalled: ["重新安裝系統", "Installed anew"],
      "storage-destroyed": ["儲存媒體銷毀", "Storage destroyed"],
      "no-data-kept": ["未曾留存公務資料", "No data was kept"],
    },
  },
};
