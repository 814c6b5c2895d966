// Values of attendance and work logs.
import type { Values } from "./value.ts";

export const ATTENDANCE_VALUES: Values = {
  inField: {
    method: {
      console: ["主控台線上打卡", "Clocked at the console"],
      app: ["APP 打卡", "Clocked by app"],
      "attendance-system": ["差勤系統", "Attendance system"],
      superior: ["主管更正", "Corrected by a superior"],
    },
    progress: {
      ahead: ["超前進度", "Ahead"],
      "on-schedule": ["符合進度", "On schedule"],
      behind: ["進度落後", "Behind"],
    },
    workload: { light: ["偏少", "Light"], proper: ["適當", "Proper"], heavy: ["偏多", "Heavy"] },
    checkMethod: {
      phone: ["電話", "Telephone"],
      video: ["視訊", "Video"],
      message: ["即時訊息", "Message"],
      system: ["系統連線狀態", "State of the session"],
      visit: ["實地", "Visit"],
    },
    checkResult: {
      present: ["在勤", "Present"],
      "no-answer": ["未回應", "No answer"],
      absent: ["不在勤", "Absent"],
      "on-leave": ["請假中", "On leave"],
    },
  },
};
