package dev.sextant.messaging.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.domain.WebhookEvent.WebhookCreated;
import dev.sextant.messaging.domain.WebhookEvent.WebhookDeleted;
import dev.sextant.messaging.domain.WebhookEvent.WebhookDisabled;
import dev.sextant.messaging.domain.WebhookEvent.WebhookEdited;
import dev.sextant.messaging.domain.WebhookEvent.WebhookEnabled;
import dev.sextant.messaging.domain.WebhookEvent.WebhookSecretRotated;
import dev.sextant.messaging.domain.WebhookState.Reason;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook is told of what it wants while it is enabled, and signs with a new secret beside the old one for a day. */
class WebhookTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ADA = new UserId(new UUID(1, 1));
    private static final UserId NOBODY = new UserId(new UUID(0, 0));
    private static final WebhookId ID = new WebhookId(new UUID(0x0192_0000_0000_7000L, 1));

    private static WebhookDraft draft(String url, String... events) {
        return new WebhookDraft(Option.some(url), Option.some("Chat"), List.of(events));
    }

    private static WebhookKey key(String name) {
        return new WebhookKey(name, "sealed", Option.none());
    }

    private static Webhook made(String... events) {
        WebhookContent content = draft("https://hooks.example.org:8443/T0/secret?token=t", events)
                .check()
                .get();
        return Webhook.create(ID, content, key("one"), 0, ADA, NOON).get().state();
    }

    private static Webhook failingSince(Instant since) {
        WebhookSnapshot now = made("*").snapshot();
        return Webhook.restore(new WebhookSnapshot(
                now.id(),
                now.version(),
                now.address(),
                now.description(),
                now.filter(),
                now.state(),
                now.keys(),
                Option.some(since),
                now.createdAt(),
                now.updatedAt()));
    }

    private static List<String> wrong(WebhookDraft draft) {
        return draft.check().getLeft().fields().stream().map(FieldError::field).toList();
    }

    @Test
    void a_new_webhook_is_enabled_and_its_event_tells_neither_path_nor_query() {
        WebhookContent content = draft("https://hooks.example.org:8443/T0/secret?token=t", "case.*", "case.*")
                .check()
                .get();
        Decision<Webhook, WebhookEvent> made = Webhook.create(ID, content, key("one"), Webhook.MOST - 1, ADA, NOON)
                .get();

        assertThat(made.state().isEnabled()).isTrue();
        assertThat(made.state().version()).isEqualTo(1);
        assertThat(made.events())
                .containsExactly(
                        new WebhookCreated(ID, "https://hooks.example.org:8443", List.of("case.*"), ADA, NOON));
        assertThat(content.address().toString()).doesNotContain("secret").doesNotContain("token");
    }

    @Test
    void an_organisation_has_fifty_webhooks_at_most() {
        WebhookContent content = draft("https://a.example", "*").check().get();

        assertThat(Webhook.create(ID, content, key("one"), Webhook.MOST, ADA, NOON)
                        .getLeft()
                        .code())
                .isEqualTo("too_many_webhooks");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(wrong(new WebhookDraft(Option.none(), Option.some("two\nlines"), List.of())))
                .containsExactly("/url", "/description", "/events");
        assertThat(wrong(draft("https://a.example", "case.*", "Case.Opened", "*.opened")))
                .containsExactly("/events/1", "/events/2");
        assertThat(wrong(new WebhookDraft(
                        Option.some("https://a.example"),
                        Option.none(),
                        Collections.nCopies(WebhookFilter.MOST + 1, "*"))))
                .containsExactly("/events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hooks.example.org", "https://", "https:///path", "mailto:a@b.example", "https://a b"})
    void what_is_no_address_of_the_web_is_refused(String url) {
        assertThat(wrong(draft(url, "*"))).containsExactly("/url");
    }

    @ParameterizedTest
    @CsvSource({
        "*, case.opened, true",
        "case.*, case.opened, true",
        "case.*, case_file.opened, false",
        "case.opened, case.opened, true",
        "case.opened, case.opened_again, false",
        "case.open, case.opened, false"
    })
    void a_filter_wants_a_type_a_kind_or_all(String pattern, String type, boolean wanted) {
        assertThat(made(pattern).wants(type)).isEqualTo(wanted);
    }

    @Test
    void an_edit_names_what_changed_and_leaves_the_rest() {
        Webhook webhook = made("case.*");
        var edit = new WebhookEdit(
                new Patch.Absent<>(), new Patch.Cleared<>(), new Patch.Changed<>(List.of("team.*", "case.*")));

        Decision<Webhook, WebhookEvent> changed =
                webhook.change(webhook.edited(edit).get(), ADA, NOON.plusSeconds(1));

        assertThat(changed.state().snapshot().description()).isEmpty();
        assertThat(changed.state().version()).isEqualTo(2);
        assertThat(changed.events())
                .containsExactly(new WebhookEdited(
                        ID,
                        List.of("description", "events"),
                        "https://hooks.example.org:8443",
                        List.of("team.*", "case.*"),
                        ADA,
                        NOON.plusSeconds(1)));
    }

    @Test
    void an_edit_that_changes_nothing_is_no_change_and_some_fields_cannot_be_cleared() {
        Webhook webhook = made("case.*");
        var same = new WebhookEdit(
                new Patch.Absent<>(), new Patch.Changed<>("Chat"), new Patch.Changed<>(List.of("case.*")));
        var cleared = new WebhookEdit(new Patch.Cleared<>(), new Patch.Absent<>(), new Patch.Cleared<>());

        assertThat(webhook.change(webhook.edited(same).get(), ADA, NOON).isUnchanged())
                .isTrue();
        assertThat(webhook.edited(cleared).getLeft().fields())
                .extracting(FieldError::field)
                .containsExactly("/url", "/events");
    }

    @Test
    void a_replaced_secret_signs_beside_the_new_one_for_a_day() {
        Decision<Webhook, WebhookEvent> rotated =
                made("*").rotate(key("two"), ADA, NOON).get();
        Instant end = NOON.plus(Duration.ofHours(24));

        assertThat(rotated.events()).containsExactly(new WebhookSecretRotated(ID, end, ADA, NOON));
        assertThat(names(rotated.state(), NOON)).containsExactly("two", "one");
        assertThat(names(rotated.state(), end.minusMillis(1))).containsExactly("two", "one");
        assertThat(names(rotated.state(), end)).containsExactly("two");
    }

    @Test
    void replacing_again_does_not_lengthen_the_life_of_the_first_and_has_a_bound() {
        Webhook twice = made("*")
                .rotate(key("two"), ADA, NOON)
                .get()
                .state()
                .rotate(key("three"), ADA, NOON.plusSeconds(3600))
                .get()
                .state();
        Instant end = NOON.plus(Duration.ofHours(24));

        assertThat(names(twice, end.minusMillis(1))).containsExactly("three", "two", "one");
        assertThat(names(twice, end)).containsExactly("three", "two");
        Webhook most = twice.rotate(key("four"), ADA, NOON.plusSeconds(3700))
                .get()
                .state()
                .rotate(key("five"), ADA, NOON.plusSeconds(3800))
                .get()
                .state();
        assertThat(most.rotate(key("six"), ADA, NOON.plusSeconds(3900))
                        .getLeft()
                        .code())
                .isEqualTo("too_many_secrets");
        assertThat(names(most.rotate(key("six"), ADA, end).get().state(), end))
                .containsExactly("six", "five", "four", "three", "two");
    }

    private static List<String> names(Webhook webhook, Instant at) {
        return webhook.keysAt(at).stream().map(WebhookKey::keyId).toList();
    }

    @Test
    void a_disabled_webhook_wants_nothing_until_it_is_enabled() {
        Decision<Webhook, WebhookEvent> disabled = made("*").disable(ADA, NOON);

        assertThat(disabled.events()).containsExactly(new WebhookDisabled(ID, Reason.BY_USER, ADA, NOON));
        assertThat(disabled.state().wants("case.opened")).isFalse();
        assertThat(disabled.state().disable(ADA, NOON).isUnchanged()).isTrue();
        Decision<Webhook, WebhookEvent> enabled = disabled.state().enable(ADA, NOON);
        assertThat(enabled.events()).containsExactly(new WebhookEnabled(ID, ADA, NOON));
        assertThat(enabled.state().wants("case.opened")).isTrue();
        assertThat(enabled.state().enable(ADA, NOON).isUnchanged()).isTrue();
        assertThat(enabled.state().delete(ADA, NOON).events()).containsExactly(new WebhookDeleted(ID, ADA, NOON));
    }

    @Test
    void a_receiver_that_is_gone_disables_the_webhook_at_once() {
        assertThat(made("*").receiverIsGone(NOBODY, NOON).events())
                .containsExactly(new WebhookDisabled(ID, Reason.RECEIVER_GONE, NOBODY, NOON));
    }

    @Test
    void a_receiver_that_took_nothing_for_three_days_disables_the_webhook() {
        Instant since = NOON.minus(Webhook.PATIENCE);

        assertThat(failingSince(since).deliveryWasGivenUp(NOBODY, NOON).events())
                .containsExactly(new WebhookDisabled(ID, Reason.RECEIVER_FAILING, NOBODY, NOON));
        assertThat(failingSince(since.plusMillis(1))
                        .deliveryWasGivenUp(NOBODY, NOON)
                        .isUnchanged())
                .isTrue();
        assertThat(made("*").deliveryWasGivenUp(NOBODY, NOON).isUnchanged()).isTrue();
        Webhook enabledAgain = failingSince(since)
                .deliveryWasGivenUp(NOBODY, NOON)
                .state()
                .enable(ADA, NOON)
                .state();
        assertThat(enabledAgain.deliveryWasGivenUp(NOBODY, NOON).isUnchanged()).isTrue();
    }
}
