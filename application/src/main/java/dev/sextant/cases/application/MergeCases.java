package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;

/**
 * Merges a case into another one, because both are the same problem: the first ends as a duplicate and stays readable, the other goes on. Both are kept from other writers, always
 * in the same order, so that neither ends meanwhile and two merges cannot block each other. Both must be open to the actor to write, because the one that goes on cannot be deleted or
 * merged itself as long as the duplicate leads to it.
 */
public final class MergeCases implements UseCase<MergeCases.Command, CaseView, CaseError> {

    private final Cases cases;
    private final CaseBook book;

    /** The use case. */
    public MergeCases(Cases cases, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.book = new CaseBook(cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the duplicate
     * @param into the {@code case_…} that goes on; required
     * @param expectedVersion the version of the duplicate that the actor knows, when it knows one
     */
    public record Command(CaseId id, Option<String> into, Option<Long> expectedVersion) {

        /** Every field that is wrong in itself; empty when none is. */
        public List<FieldError> wrongFields() {
            return target().fold(CaseError::fields, target -> List.of());
        }

        private Either<CaseError, CaseId> target() {
            return CaseId.parse(into.getOrElse(""))
                    .mapLeft(wrong -> new CaseError.InvalidFields(
                            List.of(new FieldError("/into", wrong.code(), wrong.message()))));
        }
    }

    private record Both(Case duplicate, Case target) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, CaseView> handle(Actor actor, Command command) {
        return command.target()
                .flatMap(into -> both(actor, command.id(), into))
                .flatMap(both -> CaseBook.atVersion(both.duplicate(), command.expectedVersion())
                        .flatMap(duplicate -> duplicate.mergeInto(
                                both.target(), cases.mergedInto(actor, duplicate.id()), actor.user(), book.now()))
                        .map(decision -> CaseView.of(book.save(actor, both.duplicate(), decision))));
    }

    private Either<CaseError, Both> both(Actor actor, CaseId id, CaseId into) {
        Option<Case> duplicate;
        Option<Case> target;
        if (id.value().compareTo(into.value()) < 0) {
            duplicate = cases.findForUpdate(actor, id);
            target = cases.findForUpdate(actor, into);
        } else {
            target = cases.findForUpdate(actor, into);
            duplicate = cases.findForUpdate(actor, id);
        }
        if (duplicate.isEmpty()) {
            return new CaseError.CaseNotFound(id).refuse();
        }
        Requester who = Requester.of(actor);
        return duplicate
                .get()
                .openTo(who, Access.WRITE)
                .flatMap(open -> target.<CaseError>toEither(() -> new CaseError.MergeTargetNotFound(into))
                        .flatMap(goesOn -> goesOn.openTo(who, Access.WRITE))
                        .map(goesOn -> new Both(open, goesOn)));
    }
}
