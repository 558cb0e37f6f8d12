/** A claim beside the times of its parents: the same text on every store. For comparison, never as the verdict. */
export const claimAuditByTime = `CREATE VIEW claim_audit_by_time AS
    WITH claims AS (SELECT task_id, created_at AS t FROM task_events WHERE kind = 'claimed')
    SELECT c.task_id, l.parent_id, p.status, p.completed_at
    FROM claims c
    JOIN task_links l ON l.child_id = c.task_id
    JOIN tasks p ON p.id = l.parent_id
    WHERE p.completed_at IS NULL OR p.completed_at > c.t`;
