package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.MessageView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.Affirmations;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseEvent.Dismissal;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.Message;
import dev.sextant.cases.domain.MessageId;
import dev.sextant.cases.domain.MessageRole;
import dev.sextant.cases.domain.Proposal;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;

/**
 * Adds a message to a case. While a proposal waits, a person's message is also read as an answer to it, by the fixed rules of {@link Affirmations}; the message itself is kept in any
 * case. Messages of the assistant and of the program never decide.
 */
public final class AddMessage implements UseCase<AddMessage.Command, AddMessage.Added, CaseError> {

    private final CaseBook book;
    private final CaseMessages messages;
    private final CauseProof causeProof;
    private final IdGenerator ids;

    /**
     * The use case.
     *
     * @param ids gives the message its id; later messages must get larger ones
     */
    public AddMessage(
            Cases cases, CaseMessages messages, Outbox outbox, CauseProof causeProof, IdGenerator ids, Clock clock) {
        this.book = new CaseBook(cases, outbox, clock);
        this.messages = messages;
        this.causeProof = causeProof;
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param role {@code user}, {@code assistant} or {@code system}; {@code user} when left out
     * @param text what is said; required
     */
    public record Command(CaseId id, Option<String> role, Option<String> text) {}

    /** What a message did to a proposal. */
    public enum ProposalOutcome {
        /** No proposal waited, or the message was not a person's. */
        NONE,
        /** It still waits: the message was neither a bare yes nor a no. */
        LEFT_OPEN,
        /** It was confirmed and is committed. */
        CONFIRMED,
        /** It was withdrawn. */
        WITHDRAWN,
        /** It was confirmed, but the facts no longer allow it, so it was dropped. */
        OVERTAKEN
    }

    /**
     * What was added.
     *
     * @param message the message
     * @param proposalOutcome what it did to a proposal
     * @param caseStatus where the case stands now
     * @param caseVersion the version of the case now
     */
    public record Added(
            MessageView message, ProposalOutcome proposalOutcome, CaseStatus caseStatus, long caseVersion) {}

    private record Answered(Case subject, ProposalOutcome outcome) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, Added> handle(Actor actor, Command command) {
        Instant at = book.now();
        return book.read(actor, command.id(), Option.none(), Access.WRITE)
                .flatMap(subject -> Message.write(
                                new MessageId(ids.next()),
                                subject.id(),
                                command.role(),
                                command.text(),
                                actor.user(),
                                at)
                        .flatMap(message -> subject.add(message).map(decision -> {
                            Case withMessage = book.save(actor, subject, decision);
                            messages.append(actor, message);
                            Answered answered = answer(actor, withMessage, message);
                            return new Added(
                                    MessageView.of(message),
                                    answered.outcome(),
                                    answered.subject().status(),
                                    answered.subject().version());
                        })));
    }

    private Answered answer(Actor actor, Case subject, Message message) {
        Option<Proposal> proposal = subject.proposal().filter(waiting -> message.role() == MessageRole.USER);
        if (proposal.isEmpty()) {
            return new Answered(subject, ProposalOutcome.NONE);
        }
        return switch (Affirmations.read(message.text())) {
            case LEAVES_OPEN -> new Answered(subject, ProposalOutcome.LEFT_OPEN);
            case WITHDRAWS -> dropped(actor, subject, proposal.get(), message, Dismissal.WITHDRAWN);
            case CONFIRMS -> confirmed(actor, subject, proposal.get(), message);
        };
    }

    private Answered confirmed(Actor actor, Case subject, Proposal proposal, Message message) {
        return subject.confirm(proposal.id(), causeProof.of(actor, subject.id()), message.author(), message.at())
                .fold(
                        refusal -> dropped(actor, subject, proposal, message, Dismissal.OVERTAKEN),
                        decision -> new Answered(book.save(actor, subject, decision), ProposalOutcome.CONFIRMED));
    }

    private Answered dropped(Actor actor, Case subject, Proposal proposal, Message message, Dismissal why) {
        Case kept = subject.dismiss(proposal.id(), why, message.author(), message.at())
                .map(decision -> book.save(actor, subject, decision))
                .getOrElse(subject);
        return new Answered(kept, why == Dismissal.WITHDRAWN ? ProposalOutcome.WITHDRAWN : ProposalOutcome.OVERTAKEN);
    }
}
