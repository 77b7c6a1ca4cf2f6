package dev.sextant.shared.application;

import dev.sextant.shared.application.AuditQueries.Verification;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Proves again and again that nobody altered the audit trail of an organisation. The payload {@code recent} checks from the last signed place on, {@code whole} or nothing from the first entry on. A trail that does not fit fails
 * the job, which says where.
 */
public final class VerifyAudit implements JobHandler {

    /** The kind of job. */
    public static final String KIND = "verify_audit";

    /** What it takes to have it done. */
    public static final Permission NEEDED = new Permission("audit:read");

    private static final String RECENT = "recent";

    private final Transactions transactions;
    private final AuditQueries audit;

    /** Checks this trail. */
    public VerifyAudit(Transactions transactions, AuditQueries audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Option<Permission> schedulable() {
        return Option.some(NEEDED);
    }

    @Override
    public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
        boolean whole = !payload.strip().equals(RECENT);
        Verification found = transactions.read(actor, () -> audit.verify(actor, whole));
        control.say("Checked " + found.checked() + " entries from position " + found.from() + " on; " + found.waiting()
                + " are not linked yet.");
        return Option.ofOptional(found.breaks().stream().findFirst())
                .<Either<String, String>>map(first -> Either.left("The audit trail does not fit in "
                        + found.breaks().size() + " places, first at position " + first.position() + ": "
                        + first.what() + "."))
                .getOrElse(() -> Either.right("/api/v1/jobs/" + job));
    }
}
