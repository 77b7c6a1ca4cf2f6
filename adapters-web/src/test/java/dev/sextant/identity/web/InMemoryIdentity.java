package dev.sextant.identity.web;

import dev.sextant.identity.application.AssignRole;
import dev.sextant.identity.application.Belongings;
import dev.sextant.identity.application.ChangeRole;
import dev.sextant.identity.application.ConfirmSecondFactor;
import dev.sextant.identity.application.CreateApiKey;
import dev.sextant.identity.application.CreateTeam;
import dev.sextant.identity.application.DefineRole;
import dev.sextant.identity.application.DeleteRole;
import dev.sextant.identity.application.DeleteTeam;
import dev.sextant.identity.application.Departure;
import dev.sextant.identity.application.EditOrganization;
import dev.sextant.identity.application.EditProfile;
import dev.sextant.identity.application.EndMemberSession;
import dev.sextant.identity.application.EndSession;
import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.InviteMember;
import dev.sextant.identity.application.LeaveOrganization;
import dev.sextant.identity.application.Letters;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.RandomSecrets;
import dev.sextant.identity.application.RemoveMember;
import dev.sextant.identity.application.RemoveTeamMember;
import dev.sextant.identity.application.RenameTeam;
import dev.sextant.identity.application.RenewSession;
import dev.sextant.identity.application.RevokeApiKey;
import dev.sextant.identity.application.RevokeInvitation;
import dev.sextant.identity.application.Seats;
import dev.sextant.identity.application.SecondFactorCodes;
import dev.sextant.identity.application.SecretBook;
import dev.sextant.identity.application.SessionBook;
import dev.sextant.identity.application.SessionList;
import dev.sextant.identity.application.SetTeamMember;
import dev.sextant.identity.application.StartSecondFactor;
import dev.sextant.identity.application.TokenAuthenticator;
import dev.sextant.identity.application.doors.AcceptInvitation;
import dev.sextant.identity.application.doors.AppointSuperAdmin;
import dev.sextant.identity.application.doors.BeginOpenIdLogin;
import dev.sextant.identity.application.doors.ChangePassword;
import dev.sextant.identity.application.doors.CredentialCheck;
import dev.sextant.identity.application.doors.DeleteUser;
import dev.sextant.identity.application.doors.DoorStores;
import dev.sextant.identity.application.doors.Doorkeeper;
import dev.sextant.identity.application.doors.Entrance;
import dev.sextant.identity.application.doors.FinishOpenIdLogin;
import dev.sextant.identity.application.doors.Founding;
import dev.sextant.identity.application.doors.LogIn;
import dev.sextant.identity.application.doors.LogOut;
import dev.sextant.identity.application.doors.MyOrganizations;
import dev.sextant.identity.application.doors.NewAccount;
import dev.sextant.identity.application.doors.OpenIdFlow;
import dev.sextant.identity.application.doors.OwnPassword;
import dev.sextant.identity.application.doors.Refresh;
import dev.sextant.identity.application.doors.Register;
import dev.sextant.identity.application.doors.RemoveSecondFactor;
import dev.sextant.identity.application.doors.RequestPasswordReset;
import dev.sextant.identity.application.doors.RequestVerification;
import dev.sextant.identity.application.doors.ResetPassword;
import dev.sextant.identity.application.doors.SendPasswordReset;
import dev.sextant.identity.application.doors.Tries;
import dev.sextant.identity.application.doors.VerificationLetter;
import dev.sextant.identity.application.doors.VerifyEmail;
import dev.sextant.identity.application.doors.VouchedUsers;
import dev.sextant.identity.application.inmemory.InMemoryAccountQueries;
import dev.sextant.identity.application.inmemory.InMemoryApiKeyQueries;
import dev.sextant.identity.application.inmemory.InMemoryApiKeys;
import dev.sextant.identity.application.inmemory.InMemoryGrants;
import dev.sextant.identity.application.inmemory.InMemoryInvitationQueries;
import dev.sextant.identity.application.inmemory.InMemoryInvitations;
import dev.sextant.identity.application.inmemory.InMemoryMemberQueries;
import dev.sextant.identity.application.inmemory.InMemoryMemberships;
import dev.sextant.identity.application.inmemory.InMemoryOrganizationQueries;
import dev.sextant.identity.application.inmemory.InMemoryOrganizations;
import dev.sextant.identity.application.inmemory.InMemoryPeopleQueries;
import dev.sextant.identity.application.inmemory.InMemoryRoleQueries;
import dev.sextant.identity.application.inmemory.InMemoryRoles;
import dev.sextant.identity.application.inmemory.InMemorySecrets;
import dev.sextant.identity.application.inmemory.InMemorySessions;
import dev.sextant.identity.application.inmemory.InMemoryTeamQueries;
import dev.sextant.identity.application.inmemory.InMemoryTeams;
import dev.sextant.identity.application.inmemory.InMemoryThrottles;
import dev.sextant.identity.application.inmemory.InMemoryUsers;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.metering.application.UsageSummary;
import dev.sextant.metering.application.inmemory.InMemoryStocks;
import dev.sextant.metering.application.inmemory.InMemoryUsageRecords;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.web.UsageRoutes;
import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The context {@code identity} over fakes: its routes, and who its tokens are. */
public final class InMemoryIdentity {

    /** What it stands on. */
    public record Ground(
            InMemoryTransactions stored,
            Transactions transactions,
            Handling handling,
            Outbox outbox,
            InMemoryJobs jobs,
            IdGenerator ids,
            Clock clock) {}

    private final Ground ground;
    private final InMemoryUsers users;
    private final InMemoryOrganizations organizations;
    private final InMemoryMemberships memberships;
    private final InMemoryTeams teams;
    private final InMemoryRoles roles;
    private final InMemoryInvitations invitations;
    private final InMemoryApiKeys keys;
    private final InMemorySessions sessions;
    private final InMemorySecrets secrets;
    private final InMemoryGrants grants;
    private final Fakes.Tokens tokens = new Fakes.Tokens();
    private final Fakes.Letterbox letterbox = new Fakes.Letterbox();
    private final Fakes.PlainPasswords passwords = new Fakes.PlainPasswords();
    private final Fakes.OneCode codes = new Fakes.OneCode();
    private final Fakes.OpenSealing sealing = new Fakes.OpenSealing();
    private final RandomSecrets random;
    private final IdentityBook book;
    private final SecretBook secretBook;
    private final SessionBook sessionBook;
    private final Letters letters = new Letters(letterbox, "https://sextant.example");
    private final Doorkeeper doorkeeper = new Doorkeeper((name, actor, outcome, took) -> {}, System::nanoTime);
    private final DoorStores stores;
    private final Tries tries;
    private final Departure departure;
    private final CredentialCheck credentials;
    private final NewAccount accounts;
    private final AcceptInvitation accept;
    private final AtomicBoolean full = new AtomicBoolean();
    private final Seats seats = plan -> Option.when(full.get(), 1);

    /** Over these. */
    public InMemoryIdentity(Ground ground) {
        this.ground = ground;
        var stored = ground.stored();
        users = new InMemoryUsers(stored);
        organizations = new InMemoryOrganizations(stored);
        memberships = new InMemoryMemberships(stored);
        teams = new InMemoryTeams(stored);
        roles = new InMemoryRoles(stored);
        invitations = new InMemoryInvitations(stored);
        keys = new InMemoryApiKeys(stored);
        sessions = new InMemorySessions(stored);
        secrets = new InMemorySecrets(stored);
        grants = new InMemoryGrants(organizations, memberships, roles, teams);
        var source = new SecureRandom();
        random = count -> {
            byte[] bytes = new byte[count];
            source.nextBytes(bytes);
            return bytes;
        };
        book = new IdentityBook(ground.outbox(), ground.clock());
        secretBook = new SecretBook(secrets, random);
        sessionBook = new SessionBook(sessions, secretBook, ground.ids(), book);
        stores = new DoorStores(
                ground.transactions(),
                users,
                organizations,
                memberships,
                roles,
                invitations,
                sessions,
                secrets,
                grants);
        tries = new Tries(new InMemoryThrottles(stored), ground.transactions(), ground.clock());
        departure = new Departure(memberships, teams, keys, sessionBook, Belongings.none(), book);
        credentials =
                new CredentialCheck(stores, passwords, new SecondFactorCodes(codes, sealing, random), tries, book);
        accounts = new NewAccount(stores, new VerificationLetter(secretBook, letters, book), ground.ids(), book);
        accept = new AcceptInvitation(doorkeeper, stores, passwords, credentials, accounts, seats, book);
        ground.jobs().register(new SendPasswordReset(stores, secretBook, letters, book));
    }

    /** Knows the tokens. */
    public Authenticator authenticator() {
        return new TokenAuthenticator(
                tokens, users, sessions, keys, secrets, grants, ground.transactions(), ground.clock());
    }

    /** The token of the newest letter to an address that has one of this kind, such as {@code sxt_inv_}. */
    public String letter(String address, String prefix) {
        return letterbox.token(address, prefix);
    }

    /** Makes the user of an address one of those who run the platform. */
    public void appoint(String address) {
        new AppointSuperAdmin(doorkeeper, stores, book)
                .enter(Origin.of("command line"), new AppointSuperAdmin.Command(address))
                .getOrElseThrow(refusal -> new IllegalArgumentException(refusal.code()));
    }

    /** All routes. */
    public List<Routes> routes() {
        var handling = ground.handling();
        return List.of(
                new AuthRoutes(auth(), () -> "{\"keys\":[]}"),
                new AccountRoutes(handling, account()),
                new SessionRoutes(
                        handling,
                        new SessionHandlers(
                                new SessionList(sessions, memberships, ground.clock()),
                                new RenewSession(sessions, book),
                                new EndSession(sessions, sessionBook),
                                new EndMemberSession(sessions, sessionBook))),
                new OrganizationRoutes(handling, organization()),
                new UserRoutes(handling, new InMemoryPeopleQueries(memberships, users)),
                new UsageRoutes(usage()),
                new RoleRoutes(
                        handling,
                        new RoleHandlers(
                                new InMemoryRoleQueries(roles),
                                new DefineRole(organizations, memberships, roles, ground.ids(), book),
                                new ChangeRole(organizations, memberships, roles, book),
                                new DeleteRole(organizations, memberships, invitations, roles, book))),
                new TeamRoutes(
                        handling,
                        new TeamHandlers(
                                new InMemoryTeamQueries(teams),
                                new CreateTeam(organizations, teams, ground.ids(), book),
                                new RenameTeam(organizations, teams, book),
                                new DeleteTeam(teams, book),
                                new SetTeamMember(memberships, teams, book),
                                new RemoveTeamMember(teams, book))),
                new ApiKeyRoutes(
                        handling,
                        new ApiKeyHandlers(
                                new InMemoryApiKeyQueries(keys),
                                new CreateApiKey(memberships, keys, secretBook, ground.ids(), book),
                                new RevokeApiKey(keys, secretBook, book))),
                new AuditRoutes(handling, new Fakes.LongTrail()));
    }

    /** Lets every seat of every organisation be taken, or not. */
    public void seatsAreTaken(boolean taken) {
        full.set(taken);
    }

    private UsageSummary usage() {
        Subscriptions plans = new OrganizationsAsSubscribers(memberships);
        var stored = ground.stored();
        return new UsageSummary(
                ground.handling(), plans, new InMemoryUsageRecords(stored), new InMemoryStocks(stored), ground.clock());
    }

    private record OrganizationsAsSubscribers(InMemoryMemberships memberships) implements Subscriptions {
        @Override
        public Plan plan(Actor actor) {
            return new Plan("free", Option.none(), Option.none(), Option.some(100L), Option.none(), Option.none());
        }

        @Override
        public long members(Actor actor) {
            return memberships.count(actor, 100);
        }
    }

    private AuthHandlers auth() {
        var entrance = new Entrance(stores, sessionBook, tokens, ground.ids(), book);
        var founding = new Founding(stores, ground.ids(), book);
        var flow = new OpenIdFlow(sealing, random);
        Option<OpenIdProvider> provider = Option.some(new Fakes.OneVisitor());
        return new AuthHandlers(
                new Register(
                        Register.Policy.OPEN, doorkeeper, stores, passwords, credentials, accounts, founding, tries),
                new LogIn(doorkeeper, credentials, entrance),
                new Refresh(doorkeeper, stores, sessionBook, entrance, book),
                new LogOut(doorkeeper, stores, sessionBook),
                new RequestPasswordReset(doorkeeper, ground.transactions(), ground.jobs(), tries),
                new ResetPassword(doorkeeper, stores, passwords, sessionBook, departure, tries, book),
                new VerifyEmail(doorkeeper, stores, book),
                accept,
                new BeginOpenIdLogin(doorkeeper, provider, flow, book),
                new FinishOpenIdLogin(
                        doorkeeper, provider, flow, new VouchedUsers(stores, accounts, seats, book), entrance, book));
    }

    private AccountHandlers account() {
        var present = new OwnPassword(stores, passwords, tries);
        var leave = new LeaveOrganization(organizations, memberships, departure, book);
        return new AccountHandlers(
                new InMemoryAccountQueries(users),
                new EditProfile(users, memberships, book),
                new DeleteUser(doorkeeper, stores, present, leave, departure, book),
                new ChangePassword(doorkeeper, stores, present, passwords, sessionBook, book),
                new StartSecondFactor(users, codes, sealing, random, book),
                new ConfirmSecondFactor(users, new SecondFactorCodes(codes, sealing, random), book),
                new RemoveSecondFactor(doorkeeper, stores, credentials, tries, book),
                new RequestVerification(doorkeeper, stores, new VerificationLetter(secretBook, letters, book), tries),
                new MyOrganizations(doorkeeper, stores),
                accept);
    }

    private OrganizationHandlers organization() {
        var outbox = ground.outbox();
        var clock = ground.clock();
        return new OrganizationHandlers(
                new InMemoryOrganizationQueries(organizations),
                new EditOrganization(organizations, roles, outbox, clock),
                new LeaveOrganization(organizations, memberships, departure, book),
                new InMemoryMemberQueries(memberships),
                new AssignRole(organizations, memberships, roles, outbox, clock),
                new RemoveMember(organizations, memberships, departure, book),
                new InMemoryInvitationQueries(invitations),
                new InviteMember(
                        organizations,
                        memberships,
                        roles,
                        invitations,
                        secretBook,
                        letters,
                        seats,
                        outbox,
                        ground.ids(),
                        clock),
                new RevokeInvitation(invitations, secretBook, outbox, clock));
    }
}
