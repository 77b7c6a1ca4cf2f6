package dev.sextant.investigation.application;

import dev.sextant.investigation.application.HypothesisQueries.HypothesisView;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.investigation.domain.hypothesis.EvidenceRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.LinkRequest;
import dev.sextant.investigation.domain.hypothesis.Testimony;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/**
 * Links evidence to a hypothesis: a file of its case, or the word of whoever links it. Which source is behind it is not the actor's to say: a file is one, because the same content twice in a case is one file, and everything
 * that one person says is one.
 */
public final class LinkEvidence implements UseCase<LinkEvidence.Command, HypothesisView, HypothesisError> {

    private final UploadedFiles files;
    private final HypothesisBook book;

    /** The use case. */
    public LinkEvidence(Hypotheses hypotheses, UploadedFiles files, CaseDirectory cases, Outbox outbox, Clock clock) {
        this.files = files;
        this.book = new HypothesisBook(hypotheses, cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the hypothesis
     * @param request what shall be linked, and what it says
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(HypothesisId id, LinkRequest request, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return HypothesisPermissions.WRITE;
    }

    @Override
    public Either<HypothesisError, HypothesisView> handle(Actor actor, Command command) {
        return command.request()
                .check()
                .flatMap(content -> book.change(
                        actor,
                        command.id(),
                        command.expectedVersion(),
                        found -> evidence(actor, found, content)
                                .flatMap(evidence -> found.link(new Testimony(
                                        evidence,
                                        evidence.value(),
                                        content.stance(),
                                        content.role(),
                                        content.note(),
                                        actor.user(),
                                        book.now(),
                                        Option.none())))))
                .map(HypothesisView::of);
    }

    private Either<HypothesisError, EvidenceRef> evidence(Actor actor, Hypothesis about, LinkRequest.Content content) {
        return content.evidence()
                .fold(
                        () -> Either.right(new EvidenceRef(actor.user().toString())),
                        named -> FileId.parse(named.value())
                                .toOption()
                                .flatMap(id -> files.find(actor, id))
                                .filter(file -> file.caseRef().equals(about.caseRef()))
                                .map(UploadedFile::id)
                                .map(id -> new EvidenceRef(id.toString()))
                                .toEither(() -> new HypothesisError.EvidenceUnknown(named)));
    }
}
