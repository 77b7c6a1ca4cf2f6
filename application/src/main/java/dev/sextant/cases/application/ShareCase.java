package dev.sextant.cases.application;

import dev.sextant.cases.application.SharesOfCase.ShareView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Requester;
import dev.sextant.cases.domain.ShareDraft;
import dev.sextant.cases.domain.ShareDraft.Terms;
import dev.sextant.cases.domain.SharingError;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Shares a case with a person, a team or the organisation, or changes what such a share allows. Nobody can do more through a share than their role permits. */
public final class ShareCase implements UseCase<ShareCase.Command, ShareCase.Shared, CaseError> {

    private final CaseBook book;
    private final Grantees grantees;

    /**
     * The use case.
     *
     * @param grantees whom there is to share with
     */
    public ShareCase(Cases cases, Grantees grantees, Outbox outbox, Clock clock) {
        this.book = new CaseBook(cases, outbox, clock);
        this.grantees = grantees;
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param draft whom, and what they shall be able to do
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseId id, ShareDraft draft, Option<Long> expectedVersion) {}

    /**
     * What was shared.
     *
     * @param share the share as it is now
     * @param isNew whether there was none for this grantee before
     * @param caseVersion the version of the case now
     */
    public record Shared(ShareView share, boolean isNew, long caseVersion) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, Shared> handle(Actor actor, Command command) {
        return command.draft()
                .check()
                .flatMap(terms -> book.read(actor, command.id(), command.expectedVersion(), Access.SHARE)
                        .flatMap(subject -> share(actor, subject, terms)));
    }

    private Either<CaseError, Shared> share(Actor actor, Case subject, Terms terms) {
        if (!grantees.has(actor, terms.grantee())) {
            return new SharingError.GranteeUnknown(terms.grantee()).refuse();
        }
        return subject.share(terms, Requester.of(actor), book.now())
                .map(decision -> book.save(actor, subject, decision))
                .map(kept -> new Shared(
                        view(kept, terms.grantee()),
                        kept.shares().size() > subject.shares().size(),
                        kept.version()));
    }

    private static ShareView view(Case kept, Grantee grantee) {
        return kept.shareOf(grantee).map(ShareView::of).get();
    }
}
