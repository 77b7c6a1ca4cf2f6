package dev.sextant.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.DomainError.Kind;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may see a case, change it, and share it. */
class SharingTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final UUID NETWORK_TEAM = UUID.randomUUID();

    private final CaseId id = new CaseId(UUID.randomUUID());
    private final Requester opener = somebody();
    private final Requester assignee = somebody();
    private final Requester bob = somebody();
    private final Requester teammate = new Requester(user(), Set.of(NETWORK_TEAM, UUID.randomUUID()), false);
    private final Requester manager = new Requester(user(), Set.of(), true);
    private final Grantee toBob = Grantee.user(bob.user());

    private static UserId user() {
        return new UserId(UUID.randomUUID());
    }

    private static Requester somebody() {
        return new Requester(user(), Set.of(), false);
    }

    private Case opened() {
        var draft = new CaseDraft(
                Option.some("Checkout fails"),
                Option.none(),
                Option.none(),
                Option.some(assignee.user().toString()),
                List.of());
        return Case.open(id, draft, opener.user(), NOON).get().state();
    }

    private static Case shared(Case subject, Grantee grantee, ShareAccess access, Requester by) {
        return subject.share(new ShareDraft.Terms(grantee, access), by, LATER)
                .get()
                .state();
    }

    private Case shared(Grantee grantee, ShareAccess access) {
        return shared(opened(), grantee, access, opener);
    }

    private static CaseEdit assignTo(Requester who) {
        return new CaseEdit(
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Changed<>(who.user().toString()));
    }

    private static CaseError refusal(Either<CaseError, ?> answer) {
        return answer.getLeft();
    }

    @Test
    void a_case_concerns_who_opened_it_who_cares_for_it_and_who_manages_cases() {
        Case subject = opened();

        for (Requester who : List.of(opener, assignee, manager)) {
            assertThat(subject.accessOf(who)).isEqualTo(Access.SHARE);
        }
        for (Requester who : List.of(bob, teammate)) {
            assertThat(subject.accessOf(who)).isEqualTo(Access.NONE);
        }
    }

    @Test
    void a_share_is_for_reading_unless_it_says_writing() {
        var draft = new ShareDraft(Option.some(toBob.toString()), Option.none());

        assertThat(draft.check().get()).isEqualTo(new ShareDraft.Terms(toBob, ShareAccess.READ));
        assertThat(shared(toBob, ShareAccess.READ).accessOf(bob)).isEqualTo(Access.READ);
        assertThat(shared(toBob, ShareAccess.WRITE).accessOf(bob)).isEqualTo(Access.WRITE);
    }

    @Test
    void a_share_with_a_team_is_for_who_is_in_it_and_one_with_the_organization_for_everybody() {
        Case withTeam = shared(Grantee.team(NETWORK_TEAM), ShareAccess.WRITE);

        assertThat(withTeam.accessOf(teammate)).isEqualTo(Access.WRITE);
        assertThat(withTeam.accessOf(bob)).isEqualTo(Access.NONE);
        Case withAll = shared(withTeam, Grantee.organization(), ShareAccess.READ, opener);
        assertThat(withAll.accessOf(teammate)).isEqualTo(Access.WRITE);
        assertThat(withAll.accessOf(bob)).isEqualTo(Access.READ);
    }

    @Test
    void a_team_is_not_a_user_even_when_their_ids_are_the_same_bits() {
        assertThat(shared(Grantee.team(bob.user().value()), ShareAccess.READ).accessOf(bob))
                .isEqualTo(Access.NONE);
        var inTeamOfItsOwnId = new Requester(user(), Set.of(bob.user().value()), false);
        assertThat(shared(toBob, ShareAccess.READ).accessOf(inTeamOfItsOwnId)).isEqualTo(Access.NONE);
    }

    @Test
    void sharing_is_told_with_what_was_before() {
        Decision<Case, CaseEvent> first = opened().share(new ShareDraft.Terms(toBob, ShareAccess.READ), assignee, LATER)
                .get();
        Decision<Case, CaseEvent> more = first.state()
                .share(new ShareDraft.Terms(toBob, ShareAccess.WRITE), manager, LATER)
                .get();

        assertThat(first.events())
                .containsExactly(
                        new CaseEvent.CaseShared(id, toBob, ShareAccess.READ, Option.none(), assignee.user(), LATER));
        assertThat(more.events())
                .containsExactly(new CaseEvent.CaseShared(
                        id, toBob, ShareAccess.WRITE, Option.some(ShareAccess.READ), manager.user(), LATER));
        assertThat(more.state().shares()).containsExactly(new Share(toBob, ShareAccess.WRITE, manager.user(), LATER));
        assertThat(more.state().version()).isEqualTo(3);
    }

    @Test
    void the_same_share_again_is_no_change() {
        Case subject = shared(toBob, ShareAccess.READ);

        Decision<Case, CaseEvent> again = subject.share(new ShareDraft.Terms(toBob, ShareAccess.READ), manager, LATER)
                .get();

        assertThat(again.isUnchanged()).isTrue();
        assertThat(again.state().shares().getFirst().by()).isEqualTo(opener.user());
    }

    @Test
    void a_share_that_ends_is_told_and_gone() {
        Decision<Case, CaseEvent> ended =
                shared(toBob, ShareAccess.WRITE).unshare(toBob, opener, LATER).get();

        assertThat(ended.events())
                .containsExactly(new CaseEvent.CaseUnshared(id, toBob, ShareAccess.WRITE, opener.user(), LATER));
        assertThat(ended.state().accessOf(bob)).isEqualTo(Access.NONE);
        assertThat(refusal(ended.state().unshare(toBob, opener, LATER)))
                .isEqualTo(new SharingError.ShareNotFound(id, toBob));
    }

    @Test
    void who_may_only_write_can_neither_share_nor_hand_the_case_over() {
        Case subject = shared(toBob, ShareAccess.WRITE);
        var toMyself = new ShareDraft.Terms(Grantee.team(NETWORK_TEAM), ShareAccess.READ);

        assertThat(subject.edit(CaseEdit.nothing().title("Cart fails"), bob, LATER)
                        .isRight())
                .isTrue();
        for (Either<CaseError, ?> attempt : List.<Either<CaseError, ?>>of(
                subject.share(toMyself, bob, LATER),
                subject.unshare(toBob, bob, LATER),
                subject.edit(assignTo(bob), bob, LATER),
                subject.edit(assignTo(teammate), bob, LATER))) {
            assertThat(refusal(attempt)).isEqualTo(new SharingError.SharingNotAllowed(id));
            assertThat(refusal(attempt).kind()).isEqualTo(Kind.FORBIDDEN);
        }
    }

    @Test
    void who_may_only_read_is_refused_to_write_and_who_may_not_see_finds_nothing() {
        Case subject = shared(toBob, ShareAccess.READ);

        assertThat(subject.openTo(bob, Access.READ)).isEqualTo(Either.right(subject));
        assertThat(refusal(subject.openTo(bob, Access.WRITE))).isEqualTo(new SharingError.CaseReadOnly(id));
        assertThat(refusal(subject.openTo(bob, Access.SHARE))).isEqualTo(new SharingError.SharingNotAllowed(id));
        for (Access wanted : List.of(Access.READ, Access.WRITE, Access.SHARE)) {
            assertThat(refusal(subject.openTo(teammate, wanted))).isEqualTo(new CaseError.CaseNotFound(id));
        }
        assertThat(refusal(subject.share(new ShareDraft.Terms(toBob, ShareAccess.WRITE), teammate, LATER)))
                .isEqualTo(new CaseError.CaseNotFound(id));
    }

    @Test
    void who_hands_a_case_over_keeps_it_only_when_they_opened_it() {
        Case handedOver = opened().edit(assignTo(bob), assignee, LATER).get().state();

        assertThat(handedOver.accessOf(bob)).isEqualTo(Access.SHARE);
        assertThat(handedOver.accessOf(assignee)).isEqualTo(Access.NONE);
        assertThat(handedOver.accessOf(opener)).isEqualTo(Access.SHARE);
    }

    @Test
    void an_ended_case_can_still_be_shared() {
        Case ended = opened().transition(
                        TransitionRequest.close("Nothing.", ClosureReason.BENIGN),
                        CauseState.NOT_KNOWN,
                        opener.user(),
                        LATER)
                .get()
                .state();

        assertThat(shared(ended, toBob, ShareAccess.READ, opener).accessOf(bob)).isEqualTo(Access.READ);
    }

    @Test
    void a_case_has_a_limited_number_of_shares_and_those_it_has_can_be_changed() {
        Case subject = shared(toBob, ShareAccess.READ);
        while (subject.shares().size() < Case.MOST_SHARES) {
            subject = shared(subject, Grantee.team(UUID.randomUUID()), ShareAccess.READ, opener);
        }

        assertThat(refusal(
                        subject.share(new ShareDraft.Terms(Grantee.organization(), ShareAccess.READ), opener, LATER)))
                .isEqualTo(new SharingError.TooManyShares(Case.MOST_SHARES));
        assertThat(shared(subject, toBob, ShareAccess.WRITE, opener).accessOf(bob))
                .isEqualTo(Access.WRITE);
    }

    @Test
    void every_wrong_field_of_a_share_is_named() {
        for (String grantee : List.of("", "bob", "org_01h455vb4pex5vsknk084sn02q", "team_x", "ORGANIZATION")) {
            var draft = new ShareDraft(Option.some(grantee), Option.some("admin"));
            assertThat(draft.wrongFields()).extracting(FieldError::field).containsExactly("/grantee", "/access");
        }
        assertThat(new ShareDraft(Option.none(), Option.none()).wrongFields())
                .extracting(FieldError::field)
                .containsExactly("/grantee");
        assertThat(new ShareDraft(Option.some("organization"), Option.some("write")).wrongFields())
                .isEmpty();
    }

    @Test
    void a_grantee_reads_back_from_its_text_form() {
        for (Grantee grantee : List.of(toBob, Grantee.team(NETWORK_TEAM), Grantee.organization())) {
            assertThat(Grantee.parse(grantee.toString())).isEqualTo(Either.right(grantee));
        }
        assertThatThrownBy(() -> new Grantee(Grantee.Kind.USER, Option.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Grantee(Grantee.Kind.ORGANIZATION, Option.some(NETWORK_TEAM)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_refusal_says_what_a_person_needs() {
        assertThat(new SharingError.GranteeUnknown(Grantee.organization()).fields())
                .extracting(FieldError::field)
                .containsExactly("/grantee");
        assertThat(new SharingError.TooManyShares(100).message()).contains("100");
        assertThat(new SharingError.ShareNotFound(id, toBob).message()).contains(id.toString(), toBob.toString());
        assertThat(new SharingError.CaseReadOnly(id).message()).contains(id.toString());
        assertThat(new SharingError.SharingNotAllowed(id).message()).contains(id.toString());
    }
}
