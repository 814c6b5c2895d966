// Every office calendar there is: another year is another line here and its file; names only.
export { default as year2021 } from "../../../policies/calendar/2021.json" with { type: "json" };
export { default as year2022 } from "../../../policies/calendar/2022.json" with { type: "json" };
export { default as year2023 } from "../../../policies/calendar/2023.json" with { type: "json" };
export { default as year2024 } from "../../../policies/calendar/2024.json" with { type: "json" };
export { default as year2025 } from "../../../policies/calendar/2025.json" with { type: "json" };
export { default as year2026 } from "../../../policies/calendar/2026.json" with { type: "json" };
export { default as year2027 } from "../../../policies/calendar/2027.json" with { type: "json" };
