package dev.sextant.identity.application;

import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyDraft;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.Authority;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.ClientId;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationName;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.identity.domain.RoleDraft;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.identity.domain.Slug;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Identities as tests of stores need them. Ids, addresses and short names were never used before, so that tests can share a store. */
public final class IdentityFixtures {

    /** A moment to begin at, in whole microseconds. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new Random());

    /** An organisation in which nothing is yet, and somebody in it. */
    public Actor somewhere() {
        return Planes.organization(tenant(), user(), Origin.of("req-test"));
    }

    /** Somebody else in the same organisation. */
    public static Actor in(Actor organization, UserId user) {
        return Planes.organization(organization.tenant(), user, Origin.of("req-test"));
    }

    /** A user in the plane of the own account. */
    public static Actor account(UserId user) {
        return Planes.account(user, Origin.of("req-test"));
    }

    /** Nobody, on the platform. */
    public static Actor platform() {
        return Planes.platform(Origin.of("req-test"));
    }

    /** A tenant that nobody used before. */
    public TenantId tenant() {
        return new TenantId(ids.next());
    }

    /** A user whom nobody knew before. */
    public UserId user() {
        return new UserId(ids.next());
    }

    /** Some text that nobody used before. */
    public String unique() {
        return ids.next().toString().replace("-", "");
    }

    /** An address that nobody used before. */
    public EmailAddress email() {
        return email("Ada." + unique() + "@Example.org");
    }

    /** An address. */
    public static EmailAddress email(String text) {
        return EmailAddress.of("/email", text).get();
    }

    /** An account that was just opened. */
    public User account() {
        return User.open(
                        user(),
                        email(),
                        new DisplayName("Ada 🚢"),
                        Option.some(new PasswordHash("hash of the first")),
                        false,
                        NOON)
                .state();
    }

    /** An account in which everything is set that can be set. */
    public static User withEverything(User user) {
        return user.verifyEmail(NOON.plusSeconds(1))
                .state()
                .startSecondFactor(new Sealed("k1", "abc"), NOON.plusSeconds(2))
                .get()
                .confirmSecondFactor(
                        7, Set.of(SecretDigest.of("one"), SecretDigest.of("two")), user.id(), NOON.plusSeconds(3))
                .get()
                .state()
                .disable(user.id(), NOON.plusSeconds(4))
                .state();
    }

    /** An organisation that was just founded, as the tenant of the actor. */
    public Organization organization(Actor actor) {
        return Organization.found(
                        actor.tenant(),
                        new OrganizationName("Acme & Söhne"),
                        new Slug("a" + unique()),
                        PlanTier.FREE,
                        actor.user(),
                        NOON)
                .state();
    }

    /** A membership of an account in the actor's organisation. */
    public static Membership membership(Actor actor, User user, BuiltInRole... roles) {
        Set<RoleId> ids = Arrays.stream(roles).map(BuiltInRole::id).collect(Collectors.toSet());
        return Membership.begin(actor.tenant(), user, ids, actor.user(), NOON).state();
    }

    /** What an owner can hand on. */
    public static Authority owner(Actor actor) {
        return new Authority(actor.user(), BuiltInRole.OWNER.permissions(), true);
    }

    /** A role of the actor's organisation, defined by an owner. */
    public Role role(Actor actor, String name, String... permissions) {
        return Role.define(
                        new RoleId(ids.next()),
                        new RoleDraft(Option.some(name), List.of(permissions)),
                        List.of(),
                        owner(actor),
                        NOON)
                .get()
                .state();
    }

    /** A team that was just formed. */
    public Team team(Actor actor, String name) {
        return Team.form(new TeamId(ids.next()), new TeamName(name), actor.user(), NOON)
                .state();
    }

    /** An invitation that was just sent. */
    public Invitation invitation(Actor actor, EmailAddress email) {
        return Invitation.send(
                        new InvitationId(ids.next()),
                        email,
                        RoleChoice.of(BuiltInRole.MEMBER),
                        List.of(Role.builtIn(BuiltInRole.MEMBER, NOON)),
                        owner(actor),
                        NOON)
                .get()
                .state();
    }

    /** A key of the actor that was just made. */
    public ApiKey apiKey(Actor actor) {
        return ApiKey.create(
                        new ApiKeyId(ids.next()),
                        actor.tenant(),
                        new ApiKeyDraft(
                                Option.some("Nightly import"), List.of("cases:read", "cases:write"), Option.none()),
                        "sxt_key_4f7hk2p9",
                        owner(actor),
                        0,
                        NOON)
                .get()
                .state();
    }

    /** A session of the actor that began at a moment, from which nothing is known of the client. */
    public Session session(Actor actor, Instant at) {
        return Session.start(
                        new SessionId(ids.next()),
                        actor.tenant(),
                        actor.user(),
                        SecretDigest.of(unique()),
                        Visitor.unknown(),
                        at)
                .state();
    }

    /** A session of the actor of which everything is known. */
    public Session sessionWithEverything(Actor actor, Instant at) {
        return Session.start(
                        new SessionId(ids.next()),
                        actor.tenant(),
                        actor.user(),
                        SecretDigest.of(unique()),
                        new Visitor(
                                Option.some(new ClientId("laptop")),
                                Option.some("2001:db8::1"),
                                Option.some("curl/8 'quoted' 🚢")),
                        at)
                .state();
    }

    /** A key of access tokens that signs. */
    public SigningKey signingKey(Instant at) {
        return new SigningKey("sig-" + unique(), "cHVibGlj", new Sealed("k1", "cHJpdmF0ZQ"), at, Option.none());
    }

    /** A digest that nobody used before. */
    public SecretDigest digest() {
        return SecretDigest.of(unique());
    }
}
