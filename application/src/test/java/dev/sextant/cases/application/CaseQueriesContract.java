package dev.sextant.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseQueries.CaseSummary;
import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.application.CaseQueries.MessageView;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.Message;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Severity;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every {@link CaseQueries} answers. */
public abstract class CaseQueriesContract {

    /** The queries under test. */
    protected abstract CaseQueries queries();

    /** Where the cases come from. */
    protected abstract Cases cases();

    /** Where the messages come from. */
    protected abstract CaseMessages messages();

    /** The transactions that all work in. */
    protected abstract Transactions transactions();

    private final Actor ada = Actors.somewhere(CasePermissions.MANAGE);
    private final CaseFixtures some = new CaseFixtures();

    private Case add(Case opened) {
        Either<String, Case> kept = transactions().write(ada, () -> {
            cases().add(ada, opened);
            return Either.right(opened);
        });
        return kept.get();
    }

    private Message say(Case subject, String text) {
        Message message = some.message(subject, text, CaseFixtures.NOON);
        Either<String, Message> kept = transactions().write(ada, () -> {
            messages().append(ada, message);
            return Either.right(message);
        });
        return kept.get();
    }

    private <T> T ask(Function<CaseQueries, T> question) {
        return transactions().read(ada, () -> question.apply(queries()));
    }

    private List<String> titles(CaseFilter filter) {
        return ask(queries -> queries.page(ada, filter, CaseSort.CREATED_AT, PageRequest.first())).items().stream()
                .map(CaseSummary::title)
                .toList();
    }

    private List<CaseSummary> search(String words) {
        return search(words, CaseFilter.all());
    }

    private List<CaseSummary> search(String words, CaseFilter filter) {
        SearchText text = SearchText.of(words).get();
        return ask(queries -> queries.search(ada, text, filter, PageRequest.first()))
                .items();
    }

    /** Walks through all pages. */
    private static <T> List<T> walk(int limit, Function<PageRequest, Page<T>> page) {
        var all = new ArrayList<T>();
        Option<Cursor> after = Option.none();
        do {
            Page<T> part = page.apply(new PageRequest(limit, after));
            assertThat(part.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(part.items());
            after = part.next();
        } while (after.isDefined());
        return all;
    }

    @Test
    public void the_view_of_a_case_says_everything_about_it() {
        Case open = add(some.opened("Checkout fails", "Every third request.", Severity.HIGH, "prod", "checkout"));
        Case resolved = add(some.resolved(some.opened("Cart fails")));
        Case merged = add(some.merged(some.opened("Payment fails"), open));

        for (Case each : List.of(open, resolved, merged)) {
            Either<CaseError, CaseView> view = ask(queries -> queries.byId(ada, each.id()));
            assertThat(view).isEqualTo(Either.right(CaseView.of(each)));
        }
    }

    @Test
    public void an_unknown_case_is_not_found_and_neither_is_another_tenants() {
        Case opened = add(some.opened("Checkout fails"));
        Actor eve = Actors.somewhere(CasePermissions.MANAGE);

        assertThat(transactions().read(eve, () -> queries().byId(eve, opened.id())))
                .isEqualTo(Either.left(new CaseError.CaseNotFound(opened.id())));
        assertThat(transactions().read(eve, () -> queries().messages(eve, opened.id(), PageRequest.first())))
                .isEqualTo(Either.left(new CaseError.CaseNotFound(opened.id())));
        assertThat(transactions()
                        .read(
                                eve,
                                () -> queries().page(eve, CaseFilter.all(), CaseSort.CREATED_AT, PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(transactions()
                        .read(
                                eve,
                                () -> queries()
                                        .search(
                                                eve,
                                                SearchText.of("checkout").get(),
                                                CaseFilter.all(),
                                                PageRequest.first()))
                        .items())
                .isEmpty();
    }

    @Test
    public void a_summary_carries_what_the_case_carries() {
        Case opened = add(some.opened("Checkout fails", "Every third request.", Severity.HIGH, "prod", "checkout"));

        CaseSummary summary = ask(queries ->
                        queries.page(ada, CaseFilter.all(), CaseSort.CREATED_AT, PageRequest.first()))
                .items()
                .getFirst();

        assertThat(summary)
                .isEqualTo(new CaseSummary(
                        opened.id().toString(),
                        "Checkout fails",
                        CaseStatus.CONSULTING,
                        Severity.HIGH,
                        Option.some(some.ada().toString()),
                        List.of("checkout", "prod"),
                        0,
                        CaseFixtures.NOON,
                        CaseFixtures.NOON,
                        1,
                        Option.none()));
    }

    @Test
    public void every_filter_takes_what_fits_and_nothing_else() {
        add(some.opened("plain"));
        add(some.opened("tagged", "", Severity.LOW, "prod", "checkout"));
        add(some.investigating(some.opened("busy", "", Severity.CRITICAL, "prod")));
        add(some.opened("tomorrow", CaseFixtures.NOON.plus(Duration.ofDays(1))));

        assertThat(titles(CaseFilter.all())).containsExactly("plain", "tagged", "busy", "tomorrow");
        assertThat(titles(CaseFilter.all().status(CaseStatus.INVESTIGATING))).containsExactly("busy");
        assertThat(titles(CaseFilter.all().severity(Severity.LOW))).containsExactly("tagged");
        assertThat(titles(CaseFilter.all().tag(CaseFixtures.tag("prod")))).containsExactly("tagged", "busy");
        assertThat(titles(CaseFilter.all().tag(CaseFixtures.tag("prod")).severity(Severity.CRITICAL)))
                .containsExactly("busy");
        assertThat(titles(CaseFilter.all().assignee(some.ada()))).containsExactly("tagged", "busy");
        assertThat(titles(CaseFilter.all().assignee(new UserId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    public void a_range_of_creation_includes_its_beginning_and_excludes_its_end() {
        Instant noon = CaseFixtures.NOON;
        add(some.opened("at noon", noon));
        add(some.opened("a microsecond later", noon.plusNanos(1_000)));

        assertThat(titles(CaseFilter.all().created(noon, noon.plusNanos(1_000))))
                .containsExactly("at noon");
        assertThat(titles(CaseFilter.all().created(noon.plusNanos(1_000), noon.plusSeconds(1))))
                .containsExactly("a microsecond later");
    }

    @Test
    public void a_walk_sees_every_case_once_in_any_order_even_when_many_are_of_the_same_instant() {
        for (int i = 0; i < 13; i++) {
            add(some.opened("case " + i, CaseFixtures.NOON.plusSeconds(i / 4)));
        }
        for (CaseSort sort : CaseSort.values()) {
            List<CaseSummary> walked = walk(4, page -> ask(queries -> queries.page(ada, CaseFilter.all(), sort, page)));

            assertThat(walked).as(sort.code()).hasSize(13);
            assertThat(walked.stream().map(CaseSummary::id)).doesNotHaveDuplicates();
            List<Instant> times = walked.stream()
                    .map(sort.isByUpdate() ? CaseSummary::updatedAt : CaseSummary::createdAt)
                    .toList();
            List<Instant> expected = times.stream()
                    .sorted(sort.isDescending() ? Comparator.reverseOrder() : Comparator.naturalOrder())
                    .toList();
            assertThat(times).as(sort.code()).isEqualTo(expected);
        }
    }

    @Test
    public void words_are_found_in_title_description_and_messages() {
        add(some.opened("Zeppelin adrift"));
        add(some.opened("Other", "A zeppelin was seen.", Severity.LOW));
        Case spoken = add(some.opened("Third"));
        say(spoken, "Did anybody mention a Zeppelin?");
        add(some.opened("Fourth"));

        assertThat(search("zeppelin").stream().map(CaseSummary::title))
                .containsExactly("Zeppelin adrift", "Other", "Third");
        assertThat(search("submarine")).isEmpty();
    }

    @Test
    public void all_words_must_occur_wherever_that_is() {
        Case both = add(some.opened("Zeppelin adrift"));
        say(both, "Over Friedrichshafen.");
        add(some.opened("Zeppelin moored"));

        assertThat(search("friedrichshafen zeppelin").stream().map(CaseSummary::title))
                .containsExactly("Zeppelin adrift");
    }

    @Test
    public void a_snippet_marks_what_was_found() {
        add(some.opened("Other", "Yesterday a zeppelin was seen <b>here</b>.", Severity.LOW));

        assertThat(search("zeppelin").getFirst().snippet().get()).contains("**zeppelin**");
    }

    @Test
    public void a_search_obeys_the_filter() {
        add(some.opened("Zeppelin one", "", Severity.LOW));
        add(some.opened("Zeppelin two", "", Severity.HIGH));

        assertThat(search("zeppelin", CaseFilter.all().severity(Severity.HIGH)).stream()
                        .map(CaseSummary::title))
                .containsExactly("Zeppelin two");
    }

    @Test
    public void no_text_breaks_a_search() {
        add(some.opened("Zeppelin adrift"));

        for (String text : List.of("'", "\"", "zeppelin' OR 1=1 --", "a & b | !c", "((", ":*", "%_\\", "🚢", "-")) {
            assertThat(search(text)).as(text).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    public void a_walk_through_a_search_sees_every_hit_once() {
        for (int i = 0; i < 9; i++) {
            add(some.opened(i % 2 == 0 ? "Zeppelin " + i : "Zeppelin zeppelin " + i));
        }
        SearchText text = SearchText.of("zeppelin").get();

        List<CaseSummary> walked = walk(2, page -> ask(queries -> queries.search(ada, text, CaseFilter.all(), page)));

        assertThat(walked.stream().map(CaseSummary::id)).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    public void messages_come_oldest_first_and_each_once() {
        Case opened = add(some.opened("Checkout fails"));
        Case other = add(some.opened("Another one"));
        var said = new ArrayList<MessageView>();
        for (int i = 0; i < 7; i++) {
            said.add(MessageView.of(say(opened, "message " + i + "\nwith a second line\tand a tab")));
            say(other, "elsewhere " + i);
        }

        List<MessageView> walked = walk(
                3,
                page -> ask(queries -> queries.messages(ada, opened.id(), page).get()));

        assertThat(walked).isEqualTo(said);
    }

    @Test
    public void a_case_without_messages_has_an_empty_page() {
        Case opened = add(some.opened("Checkout fails"));

        Page<MessageView> page = ask(queries ->
                queries.messages(ada, opened.id(), PageRequest.first()).get());

        assertThat(page).isEqualTo(new Page<>(List.of(), Option.none()));
    }
}
