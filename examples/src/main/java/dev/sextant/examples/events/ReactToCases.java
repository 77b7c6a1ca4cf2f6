package dev.sextant.examples.events;

import dev.sextant.bootstrap.Sextant;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.Severity;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** Has something done when a case is opened. In memory it is done before the call returns; on PostgreSQL soon after, by any of the programs on the database. */
public final class ReactToCases {

    private ReactToCases() {}

    /**
     * Opens two cases, of which one hurts much.
     *
     * @param out is told what happened
     */
    public static void run(PrintStream out) {
        try (var sextant = Sextant.inMemory()) {
            sextant.subscribe(new WhenCaseOpened(out));
            var actor = new Actor(
                    new TenantId(sextant.ids().next()),
                    new UserId(sextant.ids().next()),
                    Set.of(CasePermissions.READ, CasePermissions.WRITE),
                    "example",
                    Option.none());
            for (Severity severity : new Severity[] {Severity.LOW, Severity.CRITICAL}) {
                var draft = new CaseDraft(
                        Option.some("Checkout is slow"),
                        Option.none(),
                        Option.some(severity.code()),
                        Option.none(),
                        List.of());
                var opened = sextant.handling()
                        .run(sextant.cases().open(), actor, new OpenCase.Command(draft))
                        .getOrElseThrow(refusal -> new IllegalStateException(refusal.message()));
                out.println("opened    " + opened.id());
            }
        }
    }
}
