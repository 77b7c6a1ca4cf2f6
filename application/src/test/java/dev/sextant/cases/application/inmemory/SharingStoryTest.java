package dev.sextant.cases.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.AddMessage;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.application.CauseProof;
import dev.sextant.cases.application.DeleteCase;
import dev.sextant.cases.application.EditCase;
import dev.sextant.cases.application.Grantees;
import dev.sextant.cases.application.MergeCases;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.application.ShareCase;
import dev.sextant.cases.application.SharesOfCase;
import dev.sextant.cases.application.SharesOfCase.ShareView;
import dev.sextant.cases.application.UnshareCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseEdit;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.cases.domain.ShareDraft;
import dev.sextant.cases.domain.SharingError;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.NotPermitted;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sharing, told over the fakes through what a program would call. */
class SharingStoryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    private final InMemoryCases cases = new InMemoryCases(transactions);
    private final InMemoryCaseQueries queries = new InMemoryCaseQueries(cases);
    private final IdGenerator ids = new UuidV7(CLOCK, new Random(1));
    private final Handling handling = new Handling(transactions, (name, actor, outcome, took) -> {}, System::nanoTime);

    private final Actor ada = Actors.somewhere(CasePermissions.READ, CasePermissions.WRITE);
    private final Actor bob = Actors.in(ada.tenant(), CasePermissions.READ, CasePermissions.WRITE);
    private final Actor viewer = Actors.in(ada.tenant(), CasePermissions.READ);

    private final ShareCase share = new ShareCase(cases, Grantees.unlisted(), outbox, CLOCK);
    private final UnshareCase unshare = new UnshareCase(cases, outbox, CLOCK);
    private final EditCase edit = new EditCase(cases, outbox, CLOCK);
    private final SharesOfCase shares = new SharesOfCase(cases);

    private <C, R, E extends DomainError> Either<DomainError, R> tries(Actor actor, UseCase<C, R, E> what, C command) {
        return handling.run(what, actor, command);
    }

    private CaseId opens(Actor actor, String title) {
        CaseView view = tries(
                        actor, new OpenCase(cases, outbox, ids, CLOCK), new OpenCase.Command(CaseDraft.titled(title)))
                .get();
        return CaseId.parse(view.id()).get();
    }

    private Either<DomainError, ShareCase.Shared> shares(Actor by, CaseId id, Actor with, String access) {
        var draft = new ShareDraft(Option.some(with.user().toString()), Option.some(access));
        return tries(by, share, new ShareCase.Command(id, draft, Option.none()));
    }

    private Either<DomainError, CaseView> sees(Actor actor, CaseId id) {
        return handling.ask("CaseQueries.byId", CasePermissions.READ, actor, () -> queries.byId(actor, id));
    }

    private Either<DomainError, CaseView> renames(Actor actor, CaseId id) {
        return tries(actor, edit, new EditCase.Command(id, CaseEdit.nothing().title("Cart fails"), Option.none()));
    }

    private Either<DomainError, Page<ShareView>> lists(Actor actor, CaseId id, PageRequest page) {
        return handling.ask("SharesOfCase.of", CasePermissions.READ, actor, () -> shares.of(actor, id, page));
    }

    @Test
    void a_case_is_shared_to_read_then_to_write_and_then_no_more() {
        CaseId id = opens(ada, "Checkout fails");
        assertThat(sees(bob, id)).isEqualTo(Either.left(new CaseError.CaseNotFound(id)));

        ShareCase.Shared first = shares(ada, id, bob, "read").get();
        assertThat(first.isNew()).isTrue();
        assertThat(sees(bob, id).isRight()).isTrue();
        assertThat(renames(bob, id)).isEqualTo(Either.left(new SharingError.CaseReadOnly(id)));

        ShareCase.Shared second = shares(ada, id, bob, "write").get();
        assertThat(second.isNew()).isFalse();
        assertThat(second.caseVersion()).isEqualTo(first.caseVersion() + 1);
        assertThat(renames(bob, id).isRight()).isTrue();

        tries(ada, unshare, new UnshareCase.Command(id, Grantee.user(bob.user()), Option.none()))
                .get();
        assertThat(sees(bob, id)).isEqualTo(Either.left(new CaseError.CaseNotFound(id)));
        assertThat(renames(bob, id)).isEqualTo(Either.left(new CaseError.CaseNotFound(id)));
        assertThat(outbox.entries(ada).stream().map(entry -> entry.event().type()))
                .containsExactly("case.opened", "case.shared", "case.shared", "case.edited", "case.unshared");
    }

    @Test
    void a_case_is_given_to_somebody_whom_the_organisation_has() {
        Grantees onlyAda = (actor, grantee) -> grantee.equals(Grantee.user(ada.user()));
        var open = new OpenCase(cases, onlyAda, outbox, ids, CLOCK);
        var hand = new EditCase(cases, onlyAda, outbox, CLOCK);
        var unknown = Either.left(new SharingError.AssigneeUnknown(bob.user()));

        assertThat(tries(ada, open, new OpenCase.Command(givenTo(bob)))).isEqualTo(unknown);
        CaseView opened = tries(ada, open, new OpenCase.Command(givenTo(ada))).get();
        CaseId id = CaseId.parse(opened.id()).get();
        var toBob = new EditCase.Command(id, given(bob), Option.none());
        assertThat(tries(ada, hand, toBob)).isEqualTo(unknown);
        assertThat(tries(ada, edit, toBob).get().assignee()).contains(bob.user().toString());
        var renamed = new EditCase.Command(id, given(bob).title("Cart fails"), Option.none());
        assertThat(tries(ada, hand, renamed).get().title()).isEqualTo("Cart fails");
    }

    private static CaseDraft givenTo(Actor somebody) {
        CaseDraft draft = CaseDraft.titled("Checkout fails");
        return new CaseDraft(
                draft.title(),
                draft.description(),
                draft.severity(),
                Option.some(somebody.user().toString()),
                draft.tags());
    }

    private static CaseEdit given(Actor somebody) {
        CaseEdit edit = CaseEdit.nothing();
        return new CaseEdit(
                edit.title(),
                edit.description(),
                edit.severity(),
                new Patch.Changed<>(somebody.user().toString()));
    }

    @Test
    void a_share_gives_no_more_than_the_role_of_who_uses_it() {
        CaseId id = opens(ada, "Checkout fails");
        shares(ada, id, viewer, "write").get();

        assertThat(sees(viewer, id).isRight()).isTrue();
        assertThat(renames(viewer, id)).isEqualTo(Either.left(new NotPermitted(CasePermissions.WRITE)));
        assertThat(shares(viewer, id, bob, "read")).isEqualTo(Either.left(new NotPermitted(CasePermissions.WRITE)));
    }

    @Test
    void only_who_may_share_knows_with_whom_a_case_is_shared() {
        CaseId id = opens(ada, "Checkout fails");
        shares(ada, id, bob, "write").get();
        shares(ada, id, viewer, "read").get();

        List<ShareView> first =
                lists(ada, id, new PageRequest(1, Option.none())).get().items();
        Option<Cursor> next =
                lists(ada, id, new PageRequest(1, Option.none())).get().next();
        List<ShareView> second = lists(ada, id, new PageRequest(1, next)).get().items();

        assertThat(List.of(first.getFirst(), second.getFirst()))
                .containsExactlyInAnyOrder(
                        new ShareView(
                                bob.user().toString(),
                                ShareAccess.WRITE,
                                ada.user().toString(),
                                CLOCK.instant()),
                        new ShareView(
                                viewer.user().toString(),
                                ShareAccess.READ,
                                ada.user().toString(),
                                CLOCK.instant()));
        for (Actor other : List.of(bob, viewer)) {
            assertThat(lists(other, id, PageRequest.first()))
                    .isEqualTo(Either.left(new SharingError.SharingNotAllowed(id)));
        }
        Actor stranger = Actors.in(ada.tenant(), CasePermissions.READ);
        assertThat(lists(stranger, id, PageRequest.first())).isEqualTo(Either.left(new CaseError.CaseNotFound(id)));
    }

    @Test
    void who_may_write_cannot_let_others_in_not_even_as_assignee() {
        CaseId id = opens(ada, "Checkout fails");
        shares(ada, id, bob, "write").get();
        var toBob = new CaseEdit(
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Changed<>(bob.user().toString()));

        assertThat(shares(bob, id, viewer, "read")).isEqualTo(Either.left(new SharingError.SharingNotAllowed(id)));
        assertThat(tries(bob, edit, new EditCase.Command(id, toBob, Option.none())))
                .isEqualTo(Either.left(new SharingError.SharingNotAllowed(id)));
        assertThat(tries(bob, unshare, new UnshareCase.Command(id, Grantee.user(bob.user()), Option.none())))
                .isEqualTo(Either.left(new SharingError.SharingNotAllowed(id)));

        tries(ada, edit, new EditCase.Command(id, toBob, Option.none())).get();
        assertThat(shares(bob, id, viewer, "read").isRight()).isTrue();
    }

    @Test
    void a_case_is_shared_only_with_whom_there_is() {
        CaseId id = opens(ada, "Checkout fails");
        Grantees nobody = (actor, grantee) -> false;
        var draft = new ShareDraft(Option.some(bob.user().toString()), Option.none());

        assertThat(tries(
                        ada,
                        new ShareCase(cases, nobody, outbox, CLOCK),
                        new ShareCase.Command(id, draft, Option.none())))
                .isEqualTo(Either.left(new SharingError.GranteeUnknown(Grantee.user(bob.user()))));
        var malformed = new ShareDraft(Option.some("bob"), Option.none());
        assertThat(tries(ada, share, new ShareCase.Command(id, malformed, Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("invalid_fields");
        var never = new ShareDraft(Option.some(Grantee.team(UUID.randomUUID()).toString()), Option.none());
        var nowhere = new CaseId(ids.next());
        assertThat(tries(ada, share, new ShareCase.Command(nowhere, never, Option.none())))
                .isEqualTo(Either.left(new CaseError.CaseNotFound(nowhere)));
    }

    @Test
    void a_merge_needs_both_cases_open_to_write() {
        CaseId mine = opens(bob, "Cart fails");
        CaseId hers = opens(ada, "Checkout fails");
        var merge = new MergeCases(cases, outbox, CLOCK);
        var command = new MergeCases.Command(mine, Option.some(hers.toString()), Option.none());

        assertThat(tries(bob, merge, command)).isEqualTo(Either.left(new CaseError.MergeTargetNotFound(hers)));
        assertThat(tries(ada, merge, command)).isEqualTo(Either.left(new CaseError.CaseNotFound(mine)));
        shares(ada, hers, bob, "read").get();
        assertThat(tries(bob, merge, command)).isEqualTo(Either.left(new SharingError.CaseReadOnly(hers)));
        shares(ada, hers, bob, "write").get();
        assertThat(tries(bob, merge, command).isRight()).isTrue();
        var delete = new DeleteCase(cases, outbox, CLOCK);
        Actor manager = Actors.in(ada.tenant(), CasePermissions.MANAGE);
        assertThat(tries(manager, delete, new DeleteCase.Command(hers, Option.none()))
                        .getLeft()
                        .message())
                .doesNotContain(mine.toString());
    }

    @Test
    void an_older_version_of_what_one_may_not_see_is_not_found_either() {
        CaseId id = opens(ada, "Checkout fails");
        CaseId never = new CaseId(ids.next());

        for (CaseId each : List.of(id, never)) {
            for (Option<Long> version : List.of(Option.<Long>none(), Option.some(1L), Option.some(7L))) {
                assertThat(tries(
                                bob,
                                edit,
                                new EditCase.Command(each, CaseEdit.nothing().title("Mine"), version)))
                        .isEqualTo(Either.left(new CaseError.CaseNotFound(each)));
            }
        }
    }

    @Test
    void a_message_is_taken_only_from_who_may_write() {
        CaseId id = opens(ada, "Checkout fails");
        var add = new AddMessage(cases, cases, outbox, CauseProof.notAvailable(), ids, CLOCK);
        var hello = new AddMessage.Command(id, Option.none(), Option.some("Hello"));

        assertThat(tries(bob, add, hello)).isEqualTo(Either.left(new CaseError.CaseNotFound(id)));
        shares(ada, id, bob, "read").get();
        assertThat(tries(bob, add, hello)).isEqualTo(Either.left(new SharingError.CaseReadOnly(id)));
        shares(ada, id, bob, "write").get();
        assertThat(tries(bob, add, hello).isRight()).isTrue();
    }
}
