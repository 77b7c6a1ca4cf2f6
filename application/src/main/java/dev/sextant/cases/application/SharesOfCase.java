package dev.sextant.cases.application;

import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.cases.domain.Share;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.cases.domain.SharingError;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Answers with whom a case is shared, to those who may decide that. Like {@link TransitionChoices} it reads the aggregate, because who may know is the aggregate's own rule. */
@PrimaryPort
public final class SharesOfCase {

    private final Cases cases;

    /** Answers from these cases. */
    public SharesOfCase(Cases cases) {
        this.cases = cases;
    }

    /**
     * A page of the shares of a case, sorted by grantee, in the actor's open transaction.
     *
     * @return {@link CaseError.CaseNotFound}, or {@link SharingError.SharingNotAllowed} to who may only see or change the case
     */
    public Either<CaseError, Page<ShareView>> of(Actor actor, CaseId id, PageRequest page) {
        return cases.find(actor, id)
                .<CaseError>toEither(() -> new CaseError.CaseNotFound(id))
                .flatMap(subject -> subject.openTo(Requester.of(actor), Access.SHARE))
                .map(subject -> page(subject.shares(), page));
    }

    private static Page<ShareView> page(List<Share> shares, PageRequest page) {
        Option<String> after = page.after().map(cursor -> cursor.keys().getFirst());
        List<ShareView> rest = shares.stream()
                .map(ShareView::of)
                .filter(share -> after.forAll(last -> share.grantee().compareTo(last) > 0))
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rest, page.limit(), last -> new Cursor(List.of(last.grantee())));
    }

    /**
     * A share.
     *
     * @param grantee {@code user_…}, {@code team_…} or {@code organization}
     * @param access what they may do, as far as their role allows it
     * @param sharedBy the {@code user_…} who decided so last
     * @param sharedAt when
     */
    public record ShareView(String grantee, ShareAccess access, String sharedBy, Instant sharedAt) {

        /** The view of a share. */
        static ShareView of(Share share) {
            return new ShareView(
                    share.grantee().toString(), share.access(), share.by().toString(), share.at());
        }
    }
}
