// The default organizations: one to work in, and another that the owner of the test token does not belong to.
import type { CloudPlansSeed } from "./types.js";

/**
 * In `48213`: noor.lind@example.com (owner), ada.marsh@example.com (planner), priya.weber@example.com (admin, inactive),
 * vera.okoro@example.com (viewer). `59324` has hugo.santos@example.com for its owner.
 */
export function defaultCloudPlansSeed(): CloudPlansSeed {
  return {
    tokenOwner: "noor.lind@example.com",
    viewerTokenOwner: "vera.okoro@example.com",
    organizations: [
      {
        id: "48213",
        name: "Marsh and Lind",
        resources: 12,
        users: [
          { email: "noor.lind@example.com", role: "owner", state: "active" },
          { email: "ada.marsh@example.com", role: "planner", state: "active" },
          { email: "priya.weber@example.com", role: "admin", state: "inactive" },
          { email: "vera.okoro@example.com", role: "viewer", state: "active" },
        ],
        mfa: { view: false, create: false, update: false, delete: true, usersmgmt: false },
      },
      { id: "59324", users: [{ email: "hugo.santos@example.com", role: "owner", state: "active" }] },
    ],
  };
}
