package dev.sextant.shared.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.JobsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryJobsTest extends JobsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end_the_threads() {
        threads.close();
    }

    @Override
    protected Jobs jobsWith(JobHandler handler) {
        var jobs = new InMemoryJobs(transactions, UUID::randomUUID, Clock.systemUTC(), threads);
        jobs.register(handler);
        return jobs;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Test
    void a_job_that_waits_is_cancelled_at_once() {
        Actor ada = Actors.somewhere();
        List<Runnable> waiting = new ArrayList<>();
        var ran = new ArrayList<String>();
        var jobs = new InMemoryJobs(transactions, UUID::randomUUID, Clock.systemUTC(), waiting::add);
        jobs.register(new JobHandler() {
            @Override
            public String kind() {
                return "waiting";
            }

            @Override
            public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
                ran.add(payload);
                return Either.right("/done");
            }
        });
        JobId id = transactions
                .<String, JobId>write(ada, () -> Either.right(jobs.submit(ada, "waiting", "never")))
                .get();

        var answer =
                transactions.write(ada, () -> Either.right(jobs.cancel(ada, id).get()));
        waiting.forEach(Runnable::run);

        assertThat(answer.get().state()).isEqualTo(Jobs.State.CANCELLED);
        assertThat(transactions.read(ada, () -> jobs.find(ada, id).get().state()))
                .isEqualTo(Jobs.State.CANCELLED);
        assertThat(ran).isEmpty();
    }
}
