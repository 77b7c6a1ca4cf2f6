package dev.sextant.identity.persistence;

import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.ApiKeyName;
import dev.sextant.identity.domain.ApiKeySnapshot;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.InvitationSnapshot;
import dev.sextant.identity.domain.InvitationState;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationName;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.identity.domain.Slug;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.TeamSnapshot;
import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Accounts, organisations and what belongs to them, made up for tests, and the adapters that keep them. */
public final class Identities {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final Stage stage;
    final JooqUsers users;
    final JooqOrganizations organizations;
    final JooqRoles roles;
    final JooqMemberships memberships;
    final JooqTeams teams;
    final JooqInvitations invitations;
    final JooqApiKeys apiKeys;
    final JooqSessions sessions;
    final JooqSecrets secrets;
    final JooqSigningKeys signingKeys;
    final JooqThrottles throttles;
    final JooqGrants grants;

    /** Fixtures in the database of a stage. */
    public Identities(Stage stage) {
        this.stage = stage;
        JooqTransactions transactions = stage.transactions();
        users = new JooqUsers(transactions);
        organizations = new JooqOrganizations(transactions);
        roles = new JooqRoles(transactions);
        memberships = new JooqMemberships(transactions);
        teams = new JooqTeams(transactions);
        invitations = new JooqInvitations(transactions);
        apiKeys = new JooqApiKeys(transactions);
        sessions = new JooqSessions(transactions);
        secrets = new JooqSecrets(transactions, Clock.systemUTC());
        signingKeys = new JooqSigningKeys(transactions);
        throttles = new JooqThrottles(transactions, Clock.systemUTC());
        grants = new JooqGrants(transactions);
    }

    /** Puts a row of a tenant into every table of the context. */
    public void fill(Actor actor) {
        User owner = user();
        write(actor, () -> {
            users.add(actor, user(new UserId(actor.tenant().value())));
            organizations.add(actor, organization(actor.tenant()));
            roles.add(actor, Role.builtIn(BuiltInRole.OWNER, NOON));
            memberships.add(actor, owner(actor.tenant(), owner));
            teams.add(actor, team("Backend", Map.of(owner.id(), TeamRole.LEAD)));
            invitations.add(actor, invitation(email()));
            apiKeys.add(actor, apiKey(actor.tenant(), owner.id()));
            sessions.add(actor, session(actor.tenant(), owner.id()));
            secrets.add(actor, SecretKind.REFRESH, digest(), UUID.randomUUID(), Option.none());
            signingKeys.put(actor, signingKey("one", NOON));
            var key = ThrottleKey.loginByAddress(Option.none());
            throttles.lock(actor, List.of(key));
            throttles.save(actor, Map.of(key, new Throttle(1, Instant.now(), Option.none())));
        });
    }

    void write(Actor actor, Runnable work) {
        stage.transactions().write(actor, () -> {
            work.run();
            return Either.right("done");
        });
    }

    <T> T read(Actor actor, java.util.function.Supplier<T> work) {
        return stage.transactions().read(actor, work);
    }

    /** Somebody in any plane. */
    static Actor actor(TenantId plane, UserId user) {
        return new Actor(plane, user, Set.of(), "req-test", Option.none());
    }

    /** A user in the plane of the own account. */
    static Actor account(User user) {
        return actor(User.planeOf(user.id()), user.id());
    }

    static TenantId plane() {
        return new TenantId(UUID.randomUUID());
    }

    static EmailAddress email() {
        String name = "ada." + UUID.randomUUID() + "@example.org";
        return new EmailAddress("A" + name.substring(1), name);
    }

    static User user() {
        return user(new UserId(UUID.randomUUID()));
    }

    static User user(UserId id) {
        return User.open(id, email(), new DisplayName("Ada"), Option.some(new PasswordHash("$argon2id$x")), true, NOON)
                .state();
    }

    static Organization organization(TenantId id) {
        String slug = "acme-" + UUID.randomUUID().toString().substring(0, 18);
        return Organization.found(
                        id,
                        new OrganizationName("Acme"),
                        new Slug(slug),
                        PlanTier.TEAM,
                        new UserId(UUID.randomUUID()),
                        NOON)
                .state();
    }

    static Membership owner(TenantId organization, User user) {
        return member(organization, user, BuiltInRole.OWNER.id());
    }

    static Membership member(TenantId organization, User user, RoleId... roles) {
        return Membership.begin(organization, user, Set.of(roles), user.id(), NOON)
                .state();
    }

    static Team team(String name, Map<UserId, TeamRole> members) {
        return Team.restore(
                new TeamSnapshot(new TeamId(UUID.randomUUID()), 1, new TeamName(name), members, NOON, NOON));
    }

    static Invitation invitation(EmailAddress email) {
        return Invitation.restore(new InvitationSnapshot(
                new InvitationId(UUID.randomUUID()),
                1,
                email,
                Set.of(BuiltInRole.MEMBER.id(), BuiltInRole.VIEWER.id()),
                InvitationState.OPEN,
                new UserId(UUID.randomUUID()),
                NOON,
                NOON.plus(Invitation.OPEN_FOR),
                NOON));
    }

    static ApiKey apiKey(TenantId organization, UserId user) {
        return ApiKey.restore(new ApiKeySnapshot(
                new ApiKeyId(UUID.randomUUID()),
                organization,
                user,
                1,
                new ApiKeyName("nightly job"),
                "sxt_key_4f7hk2p9",
                Set.of(Permissions.MEMBERS_READ, Permissions.ORGANIZATION_READ),
                NOON,
                NOON.plus(Duration.ofDays(90)),
                Option.none(),
                Option.none()));
    }

    static Session session(TenantId organization, UserId user) {
        return session(organization, user, NOON);
    }

    static Session session(TenantId organization, UserId user, Instant at) {
        return Session.start(new SessionId(UUID.randomUUID()), organization, user, digest(), Visitor.unknown(), at)
                .state();
    }

    static SigningKey signingKey(String kid, Instant at) {
        return new SigningKey(kid, "public", new Sealed("key-1", "private"), at, Option.none());
    }

    /** A digest that nobody else has. */
    static SecretDigest digest() {
        return SecretDigest.of(UUID.randomUUID().toString());
    }
}
