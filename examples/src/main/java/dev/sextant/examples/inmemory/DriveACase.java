package dev.sextant.examples.inmemory;

import dev.sextant.cases.application.AddMessage;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.CauseProof;
import dev.sextant.cases.application.ChangeCaseStatus;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.application.TransitionChoices;
import dev.sextant.cases.application.inmemory.InMemoryCases;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.TransitionRequest;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;

/** Opens a case, talks about it, investigates and resolves it, and shows one refusal. Run it with {@code main}; the build does. */
public final class DriveACase {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCases cases = new InMemoryCases(transactions);
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    private final Clock clock = Clock.systemUTC();
    private final UuidV7 ids = new UuidV7(clock, new SecureRandom());
    private final CauseProof proof = CauseProof.notAvailable();
    private final Handling handling = new Handling(transactions, (name, actor, outcome, took) -> {}, System::nanoTime);
    private final Actor actor = new Actor(
            new TenantId(ids.next()),
            new UserId(ids.next()),
            Set.of(CasePermissions.READ, CasePermissions.WRITE),
            "example",
            Option.none());

    /** Runs the example and prints what happened. */
    public static void main(String[] arguments) {
        new DriveACase().run(System.out);
    }

    /** Drives one case from its opening to its end. */
    void run(PrintStream out) {
        var open = new OpenCase(cases, outbox, ids, clock);
        var say = new AddMessage(cases, cases, outbox, proof, ids, clock);
        var move = new ChangeCaseStatus(cases, outbox, proof, clock);

        var opened = must(handling.run(
                open, actor, new OpenCase.Command(CaseDraft.titled("Checkout answers slowly since 14:02"))));
        out.println("opened    " + opened.id() + ", " + opened.status().code());
        CaseId id = must(CaseId.parse(opened.id()).mapLeft(malformed -> malformed));

        must(handling.run(
                say,
                actor,
                new AddMessage.Command(id, Option.none(), Option.some("The pool of the payment service is full."))));
        var investigating = must(handling.run(
                move,
                actor,
                new ChangeCaseStatus.Command(id, TransitionRequest.investigate("it is worth it"), Option.none())));
        out.println("now       " + investigating.status().code());

        var choices = must(handling.ask(
                "TransitionChoices.of",
                CasePermissions.READ,
                actor,
                () -> new TransitionChoices(cases, proof).of(actor, id)));
        choices.verdicts()
                .forEach(verdict -> out.println("could be  " + verdict.to().code() + ": " + verdict.verdict()));

        var resolved = must(handling.run(
                move,
                actor,
                new ChangeCaseStatus.Command(
                        id, TransitionRequest.resolve("verified", "The pool was too small."), Option.none())));
        out.println("now       " + resolved.status().code() + ", " + resolved.messageCount() + " message");

        // A refusal is a value with a stable code, not an exception.
        handling.run(say, actor, new AddMessage.Command(id, Option.none(), Option.some("One more thing")))
                .peekLeft(refusal -> out.println("refused   " + refusal.code() + ": " + refusal.message()));

        int events = transactions.read(actor, () -> outbox.entries(actor).size());
        out.println("events    " + events);
    }

    private static <R> R must(Either<? extends DomainError, R> answer) {
        return answer.getOrElseThrow(refusal -> new IllegalStateException(refusal.message()));
    }
}
