// Who asks where a test puts this in the place of the log-in: records staff of the household office.
export const identify = async () => ({
  person: "r",
  agency: "household-office",
  roles: ["records"],
  systems: [],
  mfa: true,
});
