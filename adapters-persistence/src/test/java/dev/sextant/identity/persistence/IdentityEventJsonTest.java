package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.ApiKeyEvent;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.IdentityEvent;
import dev.sextant.identity.domain.InvitationEvent;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.MemberEvent;
import dev.sextant.identity.domain.OrganizationEvent;
import dev.sextant.identity.domain.OrganizationState;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.identity.domain.RoleEvent;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.SessionEvent;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.TeamEvent;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.UserEvent;
import dev.sextant.identity.domain.UserState;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Pins the stored form of every event of the context. A golden file is only ever added: a changed shape is a new version of the event. */
class IdentityEventJsonTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final UserId ADA = new UserId(id(1));
    private static final UserId BOB = new UserId(id(2));
    private static final TenantId ACME = new TenantId(id(3));
    private static final TeamId TEAM = new TeamId(id(4));
    private static final RoleId ROLE = new RoleId(id(5));
    private static final InvitationId INVITATION = new InvitationId(id(6));
    private static final ApiKeyId KEY = new ApiKeyId(id(7));
    private static final SessionId SESSION = new SessionId(id(8));
    private static final List<RoleId> ROLES = List.of(BuiltInRole.MEMBER.id(), ROLE);
    private static final List<Permission> PERMISSIONS =
            List.of(Permissions.MEMBERS_READ, Permissions.ORGANIZATION_READ);

    private static UUID id(long number) {
        return new UUID(0x0192_0000_0000_7000L, number);
    }

    static Stream<IdentityEvent> events() {
        return Stream.of(
                new UserEvent.UserCreated(ADA, ADA, AT),
                new UserEvent.UserUpdated(ADA, List.of("email_verified", "password"), UserState.ACTIVE, ADA, AT),
                new UserEvent.UserDeleted(ADA, List.of(ACME), ADA, AT),
                new OrganizationEvent.OrganizationCreated(ACME, PlanTier.TEAM, ADA, AT),
                new OrganizationEvent.OrganizationUpdated(
                        ACME, List.of("name", "plan"), PlanTier.ENTERPRISE, OrganizationState.ACTIVE, ADA, AT),
                new OrganizationEvent.OrganizationDisabled(ACME, ADA, AT),
                new MemberEvent.MemberAdded(ACME, BOB, ROLES, ADA, AT),
                new MemberEvent.RoleAssigned(ACME, BOB, ROLES, ADA, AT),
                new MemberEvent.MemberRemoved(ACME, BOB, MemberEvent.Leaving.USER_DELETED, ADA, AT),
                new TeamEvent.TeamCreated(TEAM, ADA, AT),
                new TeamEvent.TeamRenamed(TEAM, ADA, AT),
                new TeamEvent.TeamMemberSet(TEAM, BOB, TeamRole.LEAD, ADA, AT),
                new TeamEvent.TeamMemberRemoved(TEAM, BOB, ADA, AT),
                new TeamEvent.TeamDeleted(TEAM, ADA, AT),
                new RoleEvent.RoleDefined(ROLE, PERMISSIONS, ADA, AT),
                new RoleEvent.RoleChanged(ROLE, PERMISSIONS, ADA, AT),
                new RoleEvent.RoleDeleted(ROLE, ADA, AT),
                new InvitationEvent.InvitationCreated(INVITATION, ROLES, AT.plusSeconds(60), ADA, AT),
                new InvitationEvent.InvitationAccepted(INVITATION, BOB, AT),
                new InvitationEvent.InvitationRevoked(INVITATION, ADA, AT),
                new ApiKeyEvent.ApiKeyCreated(KEY, ADA, PERMISSIONS, AT.plusSeconds(60), ADA, AT),
                new ApiKeyEvent.ApiKeyRevoked(KEY, ADA, BOB, AT),
                new SessionEvent.SessionStarted(SESSION, ACME, ADA, true, ADA, AT),
                new SessionEvent.SessionEnded(SESSION, ACME, ADA, SessionEvent.EndReason.REFRESH_REUSED, ADA, AT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_in_its_golden_form(IdentityEvent event) throws IOException {
        Path golden = GOLDEN.resolve(event.type() + ".v" + event.version() + ".json");
        assertThat(JSON.readTree(new EventJson().write(event))).isEqualTo(JSON.readTree(Files.readString(golden)));
    }

    @Test
    void every_event_has_a_golden_form() {
        List<Class<?>> pinned = events().<Class<?>>map(IdentityEvent::getClass).toList();
        assertThat(kinds(IdentityEvent.class)).hasSizeGreaterThan(20).allMatch(pinned::contains);
    }

    private static Stream<Class<?>> kinds(Class<?> event) {
        return event.isSealed()
                ? Stream.of(event.getPermittedSubclasses()).flatMap(IdentityEventJsonTest::kinds)
                : Stream.of(event);
    }
}
