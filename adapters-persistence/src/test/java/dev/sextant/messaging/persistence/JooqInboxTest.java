package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.application.Inbox;
import dev.sextant.messaging.application.InboxContract;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqInboxTest extends InboxContract {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(8);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Inbox inbox() {
        return new JooqInbox(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Test
    void of_many_who_come_with_one_event_at_once_one_is_first() throws InterruptedException {
        Actor ada = Actors.somewhere();
        UUID event = UUID.randomUUID();
        Callable<Boolean> one = () -> stage.transactions()
                .<String, Boolean>write(ada, () -> Either.right(inbox().take(ada, "hot", event, Instant.EPOCH)))
                .get();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> answers =
                    threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> one).toList());
            assertThat(answers.stream().filter(Future::resultNow)).hasSize(1);
        }
    }
}
