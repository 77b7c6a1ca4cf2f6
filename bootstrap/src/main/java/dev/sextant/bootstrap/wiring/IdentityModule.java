package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.bootstrap.bridge.MembersAsGrantees;
import dev.sextant.bootstrap.bridge.OrganizationsAsHeirs;
import dev.sextant.bootstrap.bridge.OrganizationsAsSubscribers;
import dev.sextant.cases.application.Grantees;
import dev.sextant.cases.application.LegacyOfUsers;
import dev.sextant.cases.persistence.JooqSharesOfPeople;
import dev.sextant.identity.application.Belongings;
import dev.sextant.identity.application.Letters;
import dev.sextant.identity.application.MembersPermissions;
import dev.sextant.identity.application.RandomSecrets;
import dev.sextant.identity.application.SealedKeyRing;
import dev.sextant.identity.application.doors.Register;
import dev.sextant.identity.integration.AesSealing;
import dev.sextant.identity.integration.Argon2Cost;
import dev.sextant.identity.integration.Argon2Passwords;
import dev.sextant.identity.integration.JsonWebKeySet;
import dev.sextant.identity.integration.JwtAccessTokens;
import dev.sextant.identity.integration.RsaKeyPairs;
import dev.sextant.identity.integration.TotpCodes;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.PresentPermissions;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.persistence.JooqTransactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The context {@code identity} on PostgreSQL. */
public final class IdentityModule extends AbstractModule {

    /** What authenticator apps show beside the account. */
    private static final String ISSUER_NAME = "Sextant";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HandlingObserver observer;
    private final IdentitySettings settings;

    /** The context, telling an observer of everything that happens at its doors. */
    public IdentityModule(HandlingObserver observer, IdentitySettings settings) {
        this.observer = observer;
        this.settings = settings;
    }

    @Provides
    @Singleton
    IdentityStores stores(JooqTransactions transactions, Clock clock) {
        return IdentityStores.onPostgres(transactions, clock, settings.sessions());
    }

    @Provides
    @Singleton
    Grantees grantees(IdentityStores stores) {
        return new MembersAsGrantees(stores.memberships(), stores.teams());
    }

    @Provides
    @Singleton
    LegacyOfUsers legacy(IdentityStores stores) {
        return new OrganizationsAsHeirs(stores.organizations());
    }

    @Provides
    @Singleton
    Subscriptions subscriptions(IdentityStores stores) {
        return new OrganizationsAsSubscribers(stores.organizations(), stores.memberships(), settings.metering()::plan);
    }

    @Provides
    @Singleton
    PresentPermissions permissions(IdentityStores stores, JooqTransactions transactions) {
        return new MembersPermissions(stores.users(), stores.grants(), transactions);
    }

    @Provides
    @Singleton
    Belongings belongings(JooqTransactions transactions) {
        return new JooqSharesOfPeople(transactions)::endAllWith;
    }

    @Provides
    @Singleton
    IdentityContext identity(
            JooqTransactions transactions,
            Handling handling,
            Outbox outbox,
            Jobs jobs,
            IdGenerator ids,
            Clock clock,
            AuditQueries audit,
            IdentityStores stores,
            Belongings belongings) {
        var sealing = new AesSealing(settings.masterKeys());
        var pairs = new RsaKeyPairs();
        var ring = new SealedKeyRing(stores.signingKeys(), pairs, sealing, transactions, ids, clock);
        var tools = new IdentityTools(
                new Argon2Passwords(
                        Argon2Cost.STANDARD, Math.max(1, Runtime.getRuntime().availableProcessors()), PATIENCE),
                new TotpCodes(ISSUER_NAME),
                sealing,
                random(),
                new JwtAccessTokens(ring, settings.publicUrl(), settings.publicUrl(), clock),
                new JsonWebKeySet(ring),
                new Letters(settings.mail(), settings.publicUrl()),
                settings.openId());
        var assembly = new IdentityAssembly(
                new IdentityAssembly.Ground(
                        transactions,
                        handling,
                        observer,
                        outbox,
                        jobs,
                        ids,
                        clock,
                        audit,
                        belongings,
                        plan -> settings.metering().plan(plan).members().map(Long::intValue)),
                stores,
                tools,
                settings.open() ? Register.Policy.OPEN : Register.Policy.CLOSED);
        return new IdentityContext(
                assembly.authenticator(), assembly.routes(), assembly.jobs(), assembly.operator(pairs));
    }

    private static RandomSecrets random() {
        var source = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            source.nextBytes(bytes);
            return bytes;
        };
    }
}
