// The default organizations: one to work in, and another whose workspace and custom role are out of reach.
import type { GumloopSeed } from "./types.js";

/**
 * In `org_7Hq2mXc9`, `usr_K3nD8aQwZ1` (noor.lind@example.com) is the admin who owns the personal key. ada.marsh@example.com
 * belongs to the workspace `ws_9TfLr4Vb` and the custom role `role_2WcYp6Ns`, kim.osei@example.com and
 * tova.weber@example.com to neither. `org_4Bd8sJn1` has an admin, a workspace and a custom role of its own.
 */
export function defaultGumloopSeed(): GumloopSeed {
  return {
    keyOwnerId: "usr_K3nD8aQwZ1",
    organizations: [
      {
        id: "org_7Hq2mXc9",
        name: "Marsh and Lind",
        users: [
          { id: "usr_K3nD8aQwZ1", email: "noor.lind@example.com", isAdmin: true },
          { id: "usr_P5vX2hTgR7", email: "ada.marsh@example.com" },
          { id: "usr_J9bM4cYsE3", email: "kim.osei@example.com" },
          { id: "usr_D6wF1kLuA8", email: "tova.weber@example.com" },
        ],
        workspaces: [
          { id: "ws_9TfLr4Vb", name: "Sales", memberIds: ["usr_K3nD8aQwZ1", "usr_P5vX2hTgR7"] },
          { id: "ws_3KxHd7Qe", name: "Support", memberIds: [] },
        ],
        customRoles: [
          { id: "role_2WcYp6Ns", name: "Engineering", monthlyCreditLimit: 5000, memberIds: ["usr_P5vX2hTgR7"] },
          { id: "role_8ZgRv5Mt", name: "Everyone", isDefault: true, memberIds: [] },
        ],
        auditLog: [
          {
            id: "evt_5RkPz8Wn",
            timestamp: "2026-03-02T09:30:00.000Z",
            type: "workspace_user_added",
            userId: "usr_K3nD8aQwZ1",
            details: "usr_P5vX2hTgR7 was added (workspace ws_9TfLr4Vb)",
            workspaceId: "ws_9TfLr4Vb",
            entityIds: ["ws_9TfLr4Vb", "usr_P5vX2hTgR7"],
          },
        ],
      },
      {
        id: "org_4Bd8sJn1",
        users: [{ id: "usr_H2qN7zVoC5", email: "hugo.santos@example.com", isAdmin: true }],
        workspaces: [{ id: "ws_6PjWc1Xa", memberIds: ["usr_H2qN7zVoC5"] }],
        customRoles: [{ id: "role_5LmTk9Bf", memberIds: [] }],
      },
    ],
  };
}
