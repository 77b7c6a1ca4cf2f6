package dev.sextant.bootstrap.cli.save;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.logging.ProgramLog;
import dev.sextant.bootstrap.server.Server;
import dev.sextant.bootstrap.wiring.Contexts;
import dev.sextant.bootstrap.workspace.LocalWorkspace;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.logs.LogSource;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A workspace that no server runs on: its database is started for this one write. The analysis of the files is left to the next server. */
final class RestingWorkspace implements Workspace {

    private final Configuration configuration;

    RestingWorkspace(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String save(String title, String description, List<LogSource> files) throws IOException {
        ProgramLog.to(System.err, "error", false);
        try (var closing = new Closing()) {
            Contexts contexts = Server.contexts(configuration, closing);
            var actor = LocalWorkspace.actor(
                    Server.PERMISSIONS, contexts.ids().next().toString());
            var draft = new CaseDraft(
                    Option.some(title), Option.some(description), Option.none(), Option.none(), List.of());
            var opened = must(contexts.handling().run(contexts.cases().open(), actor, new OpenCase.Command(draft)));
            CaseId id = must(CaseId.parse(opened.id()));
            for (LogSource file : files) {
                upload(contexts, actor, id, file);
            }
            return "Saved as " + opened.id() + ". 'sextant serve' shows it at /api/v1/cases/" + opened.id();
        }
    }

    private static void upload(Contexts contexts, Actor actor, CaseId id, LogSource file) throws IOException {
        try (InputStream content = file.content().open()) {
            must(contexts.investigation().contents().upload(actor, new CaseRef(id.value()), file.name(), content));
        }
    }

    private static <R> R must(Either<? extends DomainError, R> answer) {
        return answer.getOrElseThrow(refusal -> new CommandFailed(refusal.message()));
    }
}
