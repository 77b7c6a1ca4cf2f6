package dev.sextant.investigation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.application.UploadedFilesContract;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqUploadedFilesTest extends UploadedFilesContract {

    private static final String SHA = "c".repeat(64);
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(3);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected UploadedFiles files() {
        return new JooqUploadedFiles(stage.transactions());
    }

    @Override
    protected FileQueries queries() {
        return new JooqFileQueries(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    private Either<String, String> lock(Actor actor) {
        return stage.transactions().write(actor, () -> {
            files().lockContent(actor, SHA);
            return Either.right("locked");
        });
    }

    @Test
    void a_locked_content_keeps_others_of_the_tenant_waiting_and_nobody_else() {
        Actor ada = Actors.somewhere();
        stage.transactions().write(ada, () -> {
            files().lockContent(ada, SHA);
            try (var other = Executors.newSingleThreadExecutor()) {
                assertThat(other.submit(() -> lock(Actors.somewhere())).get()).isEqualTo(Either.right("locked"));
                assertThat(other.submit(() -> lock(ada)))
                        .as("waits until the lock timeout")
                        .failsWithin(java.time.Duration.ofSeconds(30))
                        .withThrowableThat()
                        .withCauseInstanceOf(Unavailable.class);
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new AssertionError(e);
            }
            return Either.right("done");
        });
        assertThat(lock(ada)).isEqualTo(Either.right("locked"));
    }
}
