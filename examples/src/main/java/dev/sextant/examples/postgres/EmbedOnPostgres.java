package dev.sextant.examples.postgres;

import dev.sextant.bootstrap.Sextant;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import javax.sql.DataSource;

/** Embeds Sextant on a PostgreSQL of the program's own. */
public final class EmbedOnPostgres {

    private EmbedOnPostgres() {}

    /**
     * Opens a case and gives it a file.
     *
     * @param app a login that was granted {@code sextant_app}
     * @param worker a login that was granted {@code sextant_worker}
     * @param files where this program keeps contents
     * @param out is told what happened
     */
    public static void run(DataSource app, DataSource worker, Path files, PrintStream out) throws IOException {
        try (var sextant = Sextant.on(app, worker, new CompressedFolder(files))) {
            var actor = new Actor(
                    new TenantId(sextant.ids().next()),
                    new UserId(sextant.ids().next()),
                    Set.of(CasePermissions.READ, CasePermissions.WRITE),
                    "example",
                    Option.none());
            var opened = must(sextant.handling()
                    .run(sextant.cases().open(), actor, new OpenCase.Command(CaseDraft.titled("Checkout is slow"))));
            out.println("opened    " + opened.id());
            CaseId id = must(CaseId.parse(opened.id()));
            var content = new ByteArrayInputStream("10:00:00 ERROR pool is full\n".getBytes(StandardCharsets.UTF_8));
            var file =
                    must(sextant.investigation().contents().upload(actor, new CaseRef(id.value()), "app.log", content));
            out.println("uploaded  " + file.id() + ", " + file.size() + " bytes");
        }
    }

    private static <R> R must(Either<? extends DomainError, R> answer) {
        return answer.getOrElseThrow(refusal -> new IllegalStateException(refusal.message()));
    }
}
