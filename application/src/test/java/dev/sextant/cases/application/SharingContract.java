package dev.sextant.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseQueries.CaseSummary;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Requester;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.cases.domain.ShareDraft;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Cases} keeps of shares, and that it and every {@link CaseQueries} find exactly what the aggregate lets somebody see. */
public abstract class SharingContract {

    private static final UUID RED = UUID.randomUUID();
    private static final UUID BLUE = UUID.randomUUID();

    /** The cases under test. */
    protected abstract Cases cases();

    /** The queries under test. */
    protected abstract CaseQueries queries();

    /** Where the messages go. */
    protected abstract CaseMessages messages();

    /** The transactions that all work in. */
    protected abstract Transactions transactions();

    private final CaseFixtures some = new CaseFixtures();
    private final Actor manager = Actors.somewhere(CasePermissions.MANAGE);
    private final Actor opener = member(some.ada());
    private final Actor bob = member(new UserId(UUID.randomUUID()));
    private final Actor inRed = member(new UserId(UUID.randomUUID()), RED);
    private final Actor inBoth = member(new UserId(UUID.randomUUID()), RED, BLUE);
    private final Actor stranger = member(new UserId(UUID.randomUUID()), UUID.randomUUID());

    private Actor member(UserId user, UUID... teams) {
        return new Actor(manager.tenant(), user, Set.of(), Set.of(teams), Origin.of("req-test"));
    }

    private List<Actor> everybody() {
        return List.of(manager, opener, bob, inRed, inBoth, stranger);
    }

    private void write(Runnable work) {
        Either<String, String> done = transactions().write(manager, () -> {
            work.run();
            return Either.right("done");
        });
        assertThat(done.isRight()).isTrue();
    }

    private <T> T read(Actor actor, Supplier<T> work) {
        return transactions().read(actor, work);
    }

    private Case add(Case opened) {
        write(() -> cases().add(manager, opened));
        return opened;
    }

    private Case save(Case before, Case changed) {
        write(() -> cases().save(manager, before, changed));
        return changed;
    }

    private Option<Case> find(Actor actor, CaseId id) {
        return read(actor, () -> cases().find(actor, id));
    }

    @Test
    public void shares_come_back_as_they_were_kept() {
        Case opened = add(some.opened("Checkout fails"));
        Case once = save(opened, some.shared(opened, Grantee.user(bob.user()), ShareAccess.READ));
        Case more = save(once, some.shared(once, Grantee.organization(), ShareAccess.WRITE));
        Case changed = save(more, some.shared(more, Grantee.user(bob.user()), ShareAccess.WRITE));

        assertThat(find(manager, opened.id()).get().snapshot()).isEqualTo(changed.snapshot());
        Case less = save(changed, some.unshared(changed, Grantee.organization()));
        assertThat(find(manager, opened.id()).get().snapshot()).isEqualTo(less.snapshot());
        assertThat(find(bob, opened.id()).get().snapshot()).isEqualTo(less.snapshot());
    }

    @Test
    public void a_deleted_case_takes_its_shares_with_it() {
        Case opened = add(some.opened("Checkout fails"));
        Case shared = save(opened, some.shared(opened, Grantee.organization(), ShareAccess.READ));

        write(() -> cases().delete(manager, shared.id(), shared.version()));

        assertThat(find(bob, opened.id()).isEmpty()).isTrue();
    }

    @Test
    public void what_one_may_not_see_looks_like_what_never_was() {
        CaseId hidden = add(some.opened("Zeppelin adrift")).id();
        CaseId never = some.unknownCase();

        for (Actor actor : List.of(bob, stranger)) {
            assertThat(find(actor, hidden)).isEqualTo(find(actor, never));
            write(() ->
                    assertThat(cases().findForUpdate(actor, hidden).isEmpty()).isTrue());
            assertThat(read(actor, () -> queries().byId(actor, hidden)))
                    .isEqualTo(Either.left(new CaseError.CaseNotFound(hidden)));
            assertThat(read(actor, () -> queries().messages(actor, hidden, PageRequest.first())))
                    .isEqualTo(Either.left(new CaseError.CaseNotFound(hidden)));
            assertThat(listed(actor, CaseFilter.all())).isEmpty();
            assertThat(found(actor)).isEmpty();
        }
    }

    @Test
    public void cases_that_were_merged_into_one_are_known_whoever_asks() {
        Case target = add(some.opened("Checkout fails"));
        Case duplicate = add(some.opened("Cart fails"));
        save(duplicate, some.merged(duplicate, target));

        assertThat(read(stranger, () -> cases().mergedInto(stranger, target.id())))
                .containsExactly(duplicate.id());
    }

    @Test
    public void a_message_in_a_shared_case_moves_it_in_the_order_of_changes_for_who_it_is_shared_with() {
        Case first = add(some.opened("First"));
        Case second = add(some.opened("Second"));
        Case shared = save(first, some.shared(first, Grantee.team(RED), ShareAccess.READ));
        save(second, some.shared(second, Grantee.team(RED), ShareAccess.READ));
        save(
                shared,
                shared.add(some.message(shared, "Later.", CaseFixtures.NOON.plusSeconds(99)))
                        .get()
                        .state());

        assertThat(walk(page -> read(
                        inRed, () -> queries().page(inRed, CaseFilter.all(), CaseSort.UPDATED_AT_DESCENDING, page))))
                .extracting(CaseSummary::title)
                .containsExactly("First", "Second");
    }

    @Test
    public void a_case_of_several_parts_is_found_in_each_by_who_it_is_shared_with() {
        Case opened = add(some.opened("Long"));
        Case shared = save(opened, some.shared(opened, Grantee.team(RED), ShareAccess.READ));
        String page = "filler ".repeat(7_000);
        for (String word : List.of("alpha", "beta", "gamma")) {
            write(() -> messages().append(manager, some.message(shared, page + word, CaseFixtures.NOON)));
        }

        for (String word : List.of("alpha", "beta", "gamma")) {
            SearchText text = SearchText.of(word).get();
            assertThat(read(inRed, () -> queries().search(inRed, text, CaseFilter.all(), PageRequest.first()))
                            .items())
                    .hasSize(1);
            assertThat(read(stranger, () -> queries().search(stranger, text, CaseFilter.all(), PageRequest.first()))
                            .items())
                    .isEmpty();
        }
    }

    /** Cases that are shared at random, each changed some times: whoever looks, and however, sees what the aggregate says. */
    @Test
    public void whatever_is_shared_everybody_finds_exactly_what_the_case_lets_them_see() {
        var random = new Random(7);
        var all = new ArrayList<Case>();
        for (int i = 0; i < 24; i++) {
            all.add(shared(random, i));
        }
        for (Actor actor : everybody()) {
            List<Case> visible = all.stream()
                    .filter(kept -> kept.accessOf(Requester.of(actor)) != Access.NONE)
                    .toList();
            for (Case kept : all) {
                boolean may = visible.contains(kept);
                assertThat(find(actor, kept.id()).map(Case::snapshot)).isEqualTo(Option.when(may, kept.snapshot()));
                assertThat(read(actor, () -> queries().byId(actor, kept.id())).isRight())
                        .isEqualTo(may);
                assertThat(read(actor, () -> queries().messages(actor, kept.id(), PageRequest.first()))
                                .isRight())
                        .isEqualTo(may);
            }
            for (CaseFilter filter : List.of(
                    CaseFilter.all(),
                    CaseFilter.all().severity(Severity.HIGH),
                    CaseFilter.all().tag(CaseFixtures.tag("odd")),
                    CaseFilter.all().assignee(bob.user()))) {
                assertThat(listed(actor, filter))
                        .containsExactlyInAnyOrderElementsOf(
                                ids(visible.stream().filter(kept -> meets(kept, filter))));
            }
            assertThat(found(actor)).containsExactlyInAnyOrderElementsOf(ids(visible.stream()));
        }
        assertThat(listed(stranger, CaseFilter.all())).hasSizeBetween(1, 23);
        assertThat(listed(manager, CaseFilter.all())).hasSize(24);
    }

    private Case shared(Random random, int number) {
        boolean odd = number % 2 == 1;
        Case now = add(
                number % 5 == 0
                        ? someoneElses("Zeppelin " + number)
                        : odd
                                ? some.opened("Zeppelin " + number, "", Severity.HIGH, "odd")
                                : some.opened("Zeppelin " + number));
        List<Grantee> grantees = List.of(
                Grantee.user(bob.user()),
                Grantee.team(RED),
                Grantee.team(BLUE),
                Grantee.team(bob.user().value()),
                Grantee.user(new UserId(RED)),
                Grantee.organization());
        for (int step = random.nextInt(6); step > 0; step--) {
            Grantee grantee = grantees.get(random.nextInt(grantees.size() - (number % 4 == 0 ? 0 : 1)));
            Case before = now;
            now = random.nextInt(3) > 0 || before.shareOf(grantee).isEmpty()
                    ? sharedByManager(before, grantee, random.nextBoolean() ? ShareAccess.READ : ShareAccess.WRITE)
                    : before.unshare(grantee, Requester.of(manager), CaseFixtures.NOON)
                            .get()
                            .state();
            if (now != before) {
                save(before, now);
            }
        }
        return now;
    }

    private Case someoneElses(String title) {
        var draft = new CaseDraft(
                Option.some(title),
                Option.none(),
                Option.none(),
                Option.some(bob.user().toString()),
                List.of());
        return Case.open(some.unknownCase(), draft, inBoth.user(), CaseFixtures.NOON)
                .get()
                .state();
    }

    private Case sharedByManager(Case before, Grantee grantee, ShareAccess access) {
        return before.share(new ShareDraft.Terms(grantee, access), Requester.of(manager), CaseFixtures.NOON)
                .get()
                .state();
    }

    private static boolean meets(Case kept, CaseFilter filter) {
        return (filter.severities().isEmpty()
                        || filter.severities().contains(kept.snapshot().severity()))
                && kept.tags().containsAll(filter.tags())
                && filter.assignee()
                        .forAll(user -> kept.snapshot().people().assignee().contains(user));
    }

    private static List<String> ids(Stream<Case> cases) {
        return cases.map(kept -> kept.id().toString()).toList();
    }

    /** In every order the same cases, each once. */
    private List<String> listed(Actor actor, CaseFilter filter) {
        List<String> expected = listed(actor, filter, CaseSort.CREATED_AT);
        for (CaseSort sort : CaseSort.values()) {
            assertThat(listed(actor, filter, sort))
                    .as(sort.code())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        return expected;
    }

    private List<String> listed(Actor actor, CaseFilter filter, CaseSort sort) {
        return walk(page -> read(actor, () -> queries().page(actor, filter, sort, page))).stream()
                .map(CaseSummary::id)
                .toList();
    }

    private List<String> found(Actor actor) {
        SearchText text = SearchText.of("zeppelin").get();
        return walk(page -> read(actor, () -> queries().search(actor, text, CaseFilter.all(), page))).stream()
                .map(CaseSummary::id)
                .toList();
    }

    private static List<CaseSummary> walk(Function<PageRequest, Page<CaseSummary>> pages) {
        var all = new ArrayList<CaseSummary>();
        Option<Cursor> after = Option.none();
        do {
            Page<CaseSummary> part = pages.apply(new PageRequest(4, after));
            all.addAll(part.items());
            after = part.next();
        } while (after.isDefined());
        return all;
    }
}
