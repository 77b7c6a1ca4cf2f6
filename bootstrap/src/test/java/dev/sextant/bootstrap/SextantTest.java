package dev.sextant.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.database.DirectLogin;
import dev.sextant.bootstrap.database.EmbeddedDatabase;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.cases.application.CaseFilter;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.CaseSort;
import dev.sextant.cases.application.DeleteCase;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.UnsafeRole;
import dev.sextant.shared.persistence.WrongSchemaVersion;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SextantTest {

    private static final String LOG = "2026-11-21 10:00:00 ERROR pool is full\n".repeat(50);

    @TempDir
    private Path directory;

    @Test
    void in_memory_a_case_takes_a_file_which_is_analysed_and_goes_with_its_case() throws IOException {
        try (var sextant = Sextant.inMemory()) {
            a_case_takes_a_file_which_is_analysed_and_goes_with_its_case(sextant);
        }
    }

    @Test
    void embedded_it_does_the_same_and_keeps_what_it_did() throws IOException {
        Actor actor;
        try (var sextant = Sextant.embedded(directory, Programs.SHARED)) {
            a_case_takes_a_file_which_is_analysed_and_goes_with_its_case(sextant);
            actor = actor(sextant);
            open(sextant, actor);
        }
        try (var sextant = Sextant.embedded(directory, Programs.SHARED)) {
            var page = sextant.handling()
                    .ask(
                            "CaseQueries.page",
                            CasePermissions.READ,
                            actor,
                            () -> Either.right(sextant.cases()
                                    .queries()
                                    .page(
                                            actor,
                                            CaseFilter.all(),
                                            CaseSort.CREATED_AT_DESCENDING,
                                            PageRequest.first())));
            assertThat(page.get().items()).hasSize(1);
        }
    }

    @Test
    void on_a_database_of_the_caller_it_wants_the_schema_and_logins_that_row_level_security_holds() throws Exception {
        try (var folder = DataFolder.open(directory);
                var database = EmbeddedDatabase.start(folder, Programs.SHARED, 20)) {
            var superuser = login(database, database.superuserName(), database.superuserPassword());
            assertThat(Sextant.migrate(superuser)).isPositive();
            assertThat(Sextant.migrate(superuser)).isZero();
            try (var connection = database.superuser();
                    var statement = connection.createStatement()) {
                for (String role : new String[] {Role.APP, Role.WORKER, Role.OWNER}) {
                    statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD 'test'");
                }
            }
            Path files = directory.resolve("mine");
            try (var app = pool(database, Role.APP);
                    var worker = pool(database, Role.WORKER)) {
                assertThatThrownBy(() -> Sextant.on(superuser, worker.source(), files))
                        .isInstanceOf(UnsafeRole.class)
                        .hasMessageContaining("superuser");
                assertThatThrownBy(() -> Sextant.on(login(database, Role.OWNER, "test"), worker.source(), files))
                        .isInstanceOf(UnsafeRole.class);
                assertThatThrownBy(() -> Sextant.on(worker.source(), worker.source(), files))
                        .isInstanceOf(UnsafeRole.class)
                        .hasMessageContaining(Role.APP);
                try (var sextant = Sextant.on(app.source(), worker.source(), files)) {
                    a_case_takes_a_file_which_is_analysed_and_goes_with_its_case(sextant);
                }
                assertThatThrownBy(() -> Sextant.on(superuser)).isInstanceOf(UnsafeRole.class);
                try (var sextant = Sextant.on(app.source())) {
                    assertThat(open(sextant, actor(sextant)).toString()).startsWith("case_");
                    assertThatThrownBy(sextant::investigation)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("worker");
                }
                forgetMigrations(database);
                assertThatThrownBy(() -> Sextant.on(app.source(), worker.source(), files))
                        .isInstanceOf(WrongSchemaVersion.class);
            }
        }
    }

    private static void a_case_takes_a_file_which_is_analysed_and_goes_with_its_case(Sextant sextant)
            throws IOException {
        var actor = actor(sextant);
        CaseId id = open(sextant, actor);
        var uploaded = sextant.investigation()
                .contents()
                .upload(
                        actor,
                        new CaseRef(id.value()),
                        "app.log",
                        new ByteArrayInputStream(LOG.getBytes(StandardCharsets.UTF_8)))
                .get();
        FileId file = FileId.parse(uploaded.id()).get();
        Eventually.is(
                Duration.ofSeconds(30),
                () -> sextant.handling()
                        .ask(
                                "FileQueries.byId",
                                FilePermissions.READ,
                                actor,
                                () -> sextant.investigation().queries().byId(actor, file))
                        .get()
                        .state()
                        .equals(FileState.ANALYSED));

        sextant.handling()
                .run(sextant.cases().delete(), actor, new DeleteCase.Command(id, Option.none()))
                .get();

        assertThat(sextant.handling()
                        .ask(
                                "FileQueries.byId",
                                FilePermissions.READ,
                                actor,
                                () -> sextant.investigation().queries().byId(actor, file))
                        .isLeft())
                .isTrue();
    }

    private static CaseId open(Sextant sextant, Actor actor) {
        var opened = sextant.handling()
                .run(sextant.cases().open(), actor, new OpenCase.Command(CaseDraft.titled("Checkout is slow")))
                .get();
        return CaseId.parse(opened.id()).get();
    }

    private static Actor actor(Sextant sextant) {
        return new Actor(
                new TenantId(sextant.ids().next()),
                new UserId(sextant.ids().next()),
                Set.of(CasePermissions.READ, CasePermissions.WRITE, CasePermissions.MANAGE),
                "test",
                Option.none());
    }

    private static void forgetMigrations(EmbeddedDatabase database) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM shared.flyway_schema_history WHERE installed_rank > 2");
        }
    }

    static Pool pool(EmbeddedDatabase database, String role) {
        return Pool.open(Pool.Settings.standard(role, database.url(), role, "test", 4));
    }

    static DirectLogin login(EmbeddedDatabase database, String user, String password) {
        return new DirectLogin(database.url(), user, password);
    }
}
