package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeliveryDispatch.Ask;
import dev.sextant.messaging.application.DeliveryDispatch.Due;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.domain.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds what is due and has it sent, many at a time, but few of one webhook and of one organisation: a receiver that is slow holds up its own deliveries and nobody else's. The looks are made by one thread; what they find is sent by
 * others.
 */
public final class DeliveryRounds {

    /** How many deliveries to one webhook are under way at once. */
    public static final int PER_WEBHOOK = 4;

    /** How many deliveries of one organisation are under way at once. */
    public static final int PER_TENANT = 8;

    /** How many deliveries are under way at once on one node. */
    public static final int MOST_AT_ONCE = 256;

    private final DeliveryDispatch dispatch;
    private final Consumer<Due> sender;
    private final Executor threads;
    private final Runnable wake;
    private final Consumer<RuntimeException> trouble;
    private final Map<DeliveryId, Due> underWay = new ConcurrentHashMap<>();

    /**
     * Rounds.
     *
     * @param sender sends one; such as {@link DeliverySender#send}
     * @param threads where it is sent, each on a thread of its own
     * @param wake asks for another round; returns at once
     * @param trouble is told what sending threw; what was not noted comes again by itself
     */
    public DeliveryRounds(
            DeliveryDispatch dispatch,
            Consumer<Due> sender,
            Executor threads,
            Runnable wake,
            Consumer<RuntimeException> trouble) {
        this.dispatch = dispatch;
        this.sender = sender;
        this.threads = threads;
        this.wake = wake;
        this.trouble = trouble;
    }

    /**
     * Looks once, and begins to send what there is room for.
     *
     * @return how many it began to send
     * @throws dev.sextant.shared.application.Unavailable when the store cannot answer now
     */
    public int look() {
        if (underWay.size() >= MOST_AT_ONCE) {
            return 0;
        }
        // As many as can be under way at all: some that are found are under way already and not yet taken in hand.
        var ask = new Ask(PER_WEBHOOK, PER_TENANT, MOST_AT_ONCE, busyTenants(), busyWebhooks());
        int begun = 0;
        for (Due due : dispatch.due(ask)) {
            if (hasRoom(due) && underWay.putIfAbsent(due.delivery(), due) == null) {
                begin(due);
                begun++;
            }
        }
        return begun;
    }

    /** How many deliveries are under way now. */
    public int underWay() {
        return underWay.size();
    }

    private boolean hasRoom(Due due) {
        return underWay.size() < MOST_AT_ONCE && of(due.tenant()) < PER_TENANT && to(due.webhook()) < PER_WEBHOOK;
    }

    private long of(TenantId tenant) {
        return underWay.values().stream()
                .filter(due -> due.tenant().equals(tenant))
                .count();
    }

    private long to(WebhookId webhook) {
        return underWay.values().stream()
                .filter(due -> due.webhook().equals(webhook))
                .count();
    }

    private Set<TenantId> busyTenants() {
        return underWay.values().stream()
                .map(Due::tenant)
                .filter(tenant -> of(tenant) >= PER_TENANT)
                .collect(Collectors.toSet());
    }

    private Set<WebhookId> busyWebhooks() {
        return underWay.values().stream()
                .map(Due::webhook)
                .filter(webhook -> to(webhook) >= PER_WEBHOOK)
                .collect(Collectors.toSet());
    }

    private void begin(Due due) {
        try {
            threads.execute(() -> send(due));
        } catch (RejectedExecutionException stopping) {
            underWay.remove(due.delivery());
        }
    }

    private void send(Due due) {
        try {
            sender.accept(due);
        } catch (RuntimeException failure) {
            trouble.accept(failure);
        } finally {
            underWay.remove(due.delivery());
            wake.run();
        }
    }
}
