package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.DeliveryDispatch;
import dev.sextant.messaging.application.WebhookBook;
import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks over what {@link InMemoryWebhooks} and {@link InMemoryWebhookDeliveries} keep. */
public final class InMemoryDeliveryDispatch implements DeliveryDispatch {

    private static final Comparator<Place> ORDER = Comparator.comparing(
                    (Place place) -> place.tenant().value().toString())
            .thenComparing(place -> place.webhook().value().toString());

    private final Transactions transactions;
    private final InMemoryWebhooks webhooks;
    private final InMemoryWebhookDeliveries deliveries;

    /** Over these. */
    public InMemoryDeliveryDispatch(
            Transactions transactions, InMemoryWebhooks webhooks, InMemoryWebhookDeliveries deliveries) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /** The place of something among what its organisation wants. */
    private record Ranked(int rank, Instant since, Due due) {}

    @Override
    public List<Due> due(Ask ask) {
        return webhooks.tenants().stream()
                .filter(tenant -> !ask.busyTenants().contains(tenant))
                .flatMap(tenant -> ranked(tenant, ask))
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::since))
                .limit(ask.most())
                .map(Ranked::due)
                .toList();
    }

    private Stream<Ranked> ranked(TenantId tenant, Ask ask) {
        var found = new ArrayList<Ranked>();
        Map<WebhookId, Integer> of = new HashMap<>();
        List<Delivery> due = inside(tenant, deliveries::due).stream()
                .filter(delivery -> !ask.busyWebhooks().contains(delivery.webhook()))
                .sorted(Comparator.comparing(delivery -> delivery.nextAt().get()))
                .toList();
        for (Delivery delivery : due) {
            int before = of.merge(delivery.webhook(), 1, Integer::sum) - 1;
            if (before < ask.perWebhook() && found.size() < ask.perTenant()) {
                found.add(new Ranked(
                        found.size(), delivery.nextAt().get(), new Due(tenant, delivery.webhook(), delivery.id())));
            }
        }
        return found.stream();
    }

    private <T> T inside(TenantId tenant, Function<Actor, T> question) {
        Actor actor = WebhookBook.program(tenant, "dispatch");
        return transactions.read(actor, () -> question.apply(actor));
    }

    @Override
    public int forget(int most) {
        Instant before = deliveries.now().minus(Delivery.REMEMBERED);
        int forgotten = 0;
        for (TenantId tenant : webhooks.tenants()) {
            List<Delivery> old = inside(tenant, deliveries::all).stream()
                    .filter(delivery -> delivery.createdAt().isBefore(before))
                    .limit(most - (long) forgotten)
                    .toList();
            Actor actor = WebhookBook.program(tenant, "dispatch");
            forgotten += transactions
                    .<IllegalStateException, Integer>write(actor, () -> {
                        old.forEach(delivery -> deliveries.forget(actor, delivery.id()));
                        return Either.right(old.size());
                    })
                    .getOrElseThrow(impossible -> impossible);
        }
        return forgotten;
    }

    @Override
    public List<Place> webhooks(Option<Place> after, int most) {
        return webhooks.tenants().stream()
                .flatMap(tenant ->
                        inside(tenant, webhooks::all).stream().map(webhook -> new Place(tenant, webhook.id())))
                .filter(place -> after.forAll(last -> ORDER.compare(place, last) > 0))
                .sorted(ORDER)
                .limit(most)
                .toList();
    }
}
