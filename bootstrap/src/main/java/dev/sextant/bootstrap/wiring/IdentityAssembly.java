package dev.sextant.bootstrap.wiring;

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
import dev.sextant.identity.application.DisableOrganization;
import dev.sextant.identity.application.EditOrganization;
import dev.sextant.identity.application.EditProfile;
import dev.sextant.identity.application.EnableOrganization;
import dev.sextant.identity.application.EndMemberSession;
import dev.sextant.identity.application.EndSession;
import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.InviteMember;
import dev.sextant.identity.application.KeyPairs;
import dev.sextant.identity.application.LeaveOrganization;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.RemoveMember;
import dev.sextant.identity.application.RemoveTeamMember;
import dev.sextant.identity.application.RenameTeam;
import dev.sextant.identity.application.RenewSealOfFactor;
import dev.sextant.identity.application.RenewSealsOfKeys;
import dev.sextant.identity.application.RenewSession;
import dev.sextant.identity.application.RevokeApiKey;
import dev.sextant.identity.application.RevokeInvitation;
import dev.sextant.identity.application.RotateSigningKeys;
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
import dev.sextant.identity.application.doors.CreateOwner;
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
import dev.sextant.identity.application.doors.RenewAllSeals;
import dev.sextant.identity.application.doors.RequestPasswordReset;
import dev.sextant.identity.application.doors.RequestVerification;
import dev.sextant.identity.application.doors.ResetPassword;
import dev.sextant.identity.application.doors.SendPasswordReset;
import dev.sextant.identity.application.doors.Tries;
import dev.sextant.identity.application.doors.VerificationLetter;
import dev.sextant.identity.application.doors.VerifyEmail;
import dev.sextant.identity.application.doors.VouchedUsers;
import dev.sextant.identity.web.AccountHandlers;
import dev.sextant.identity.web.AccountRoutes;
import dev.sextant.identity.web.ApiKeyHandlers;
import dev.sextant.identity.web.ApiKeyRoutes;
import dev.sextant.identity.web.AuditRoutes;
import dev.sextant.identity.web.AuthHandlers;
import dev.sextant.identity.web.AuthRoutes;
import dev.sextant.identity.web.OrganizationHandlers;
import dev.sextant.identity.web.OrganizationRoutes;
import dev.sextant.identity.web.RoleHandlers;
import dev.sextant.identity.web.RoleRoutes;
import dev.sextant.identity.web.SessionHandlers;
import dev.sextant.identity.web.SessionRoutes;
import dev.sextant.identity.web.TeamHandlers;
import dev.sextant.identity.web.TeamRoutes;
import dev.sextant.identity.web.UserRoutes;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;

/** Puts the use cases, doors and routes of the context {@code identity} together. */
final class IdentityAssembly {

    /**
     * What it stands on.
     *
     * @param transactions where work is done
     * @param handling runs use cases
     * @param observer is told what happens at doors
     * @param outbox takes events
     * @param jobs takes long work
     * @param ids makes ids
     * @param clock tells the time
     * @param audit shows what happened
     * @param belongings what other contexts keep for people
     * @param seats how many people may belong to an organisation
     */
    record Ground(
            Transactions transactions,
            Handling handling,
            HandlingObserver observer,
            Outbox outbox,
            Jobs jobs,
            IdGenerator ids,
            Clock clock,
            AuditQueries audit,
            Belongings belongings,
            Seats seats) {}

    private final Ground ground;
    private final IdentityStores stored;
    private final IdentityTools tools;
    private final Register.Policy policy;
    private final IdentityBook book;
    private final SecretBook secretBook;
    private final SessionBook sessionBook;
    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final Tries tries;
    private final Departure departure;
    private final CredentialCheck credentials;
    private final NewAccount accounts;
    private final AcceptInvitation accept;

    /** Over these. */
    IdentityAssembly(Ground ground, IdentityStores stored, IdentityTools tools, Register.Policy policy) {
        this.ground = ground;
        this.stored = stored;
        this.tools = tools;
        this.policy = policy;
        book = new IdentityBook(ground.outbox(), ground.clock());
        secretBook = new SecretBook(stored.secrets(), tools.random());
        sessionBook = new SessionBook(stored.sessions(), secretBook, ground.ids(), book);
        doorkeeper = new Doorkeeper(ground.observer(), System::nanoTime);
        stores = new DoorStores(
                ground.transactions(),
                stored.users(),
                stored.organizations(),
                stored.memberships(),
                stored.roles(),
                stored.invitations(),
                stored.sessions(),
                stored.secrets(),
                stored.grants());
        tries = new Tries(stored.throttles(), ground.transactions(), ground.clock());
        departure = new Departure(
                stored.memberships(), stored.teams(), stored.apiKeys(), sessionBook, ground.belongings(), book);
        credentials = new CredentialCheck(stores, tools.passwords(), secondFactorCodes(), tries, book);
        accounts = new NewAccount(stores, verificationLetter(), ground.ids(), book);
        accept = new AcceptInvitation(
                doorkeeper, stores, tools.passwords(), credentials, accounts, ground.seats(), book);
    }

    private SecondFactorCodes secondFactorCodes() {
        return new SecondFactorCodes(tools.codes(), tools.sealing(), tools.random());
    }

    private VerificationLetter verificationLetter() {
        return new VerificationLetter(secretBook, tools.letters(), book);
    }

    /** The kinds of jobs that the context has. */
    List<JobHandler> jobs() {
        return List.of(new SendPasswordReset(stores, secretBook, tools.letters(), book));
    }

    /** Knows the tokens. */
    Authenticator authenticator() {
        return new TokenAuthenticator(
                tools.tokens(),
                stored.users(),
                stored.sessions(),
                stored.apiKeys(),
                stored.secrets(),
                stored.grants(),
                ground.transactions(),
                ground.clock());
    }

    /** What only the command line offers. */
    OperatorContext operator(KeyPairs pairs) {
        var founding = new Founding(stores, ground.ids(), book);
        return new OperatorContext(
                new CreateOwner(doorkeeper, stores, tools.passwords(), accounts, founding),
                new AppointSuperAdmin(doorkeeper, stores, book),
                new RotateSigningKeys(stored.signingKeys(), pairs, tools.sealing(), ground.ids(), book),
                new RenewAllSeals(
                        ground.handling(),
                        new RenewSealsOfKeys(stored.signingKeys(), tools.sealing()),
                        new RenewSealOfFactor(stored.users(), tools.sealing(), book)),
                new DisableOrganization(stored.organizations(), ground.outbox(), ground.clock()),
                new EnableOrganization(stored.organizations(), ground.outbox(), ground.clock()),
                stored.organizations(),
                stored.users());
    }

    /** All routes. */
    List<Routes> routes() {
        var handling = ground.handling();
        return List.of(
                new AuthRoutes(auth(), tools.published()),
                new AccountRoutes(handling, account()),
                new SessionRoutes(
                        handling,
                        new SessionHandlers(
                                new SessionList(stored.sessions(), stored.memberships(), ground.clock()),
                                new RenewSession(stored.sessions(), book),
                                new EndSession(stored.sessions(), sessionBook),
                                new EndMemberSession(stored.sessions(), sessionBook))),
                new OrganizationRoutes(handling, organization()),
                new UserRoutes(handling, stored.peopleQueries()),
                new RoleRoutes(
                        handling,
                        new RoleHandlers(
                                stored.roleQueries(),
                                new DefineRole(
                                        stored.organizations(),
                                        stored.memberships(),
                                        stored.roles(),
                                        ground.ids(),
                                        book),
                                new ChangeRole(stored.organizations(), stored.memberships(), stored.roles(), book),
                                new DeleteRole(
                                        stored.organizations(),
                                        stored.memberships(),
                                        stored.invitations(),
                                        stored.roles(),
                                        book))),
                new TeamRoutes(
                        handling,
                        new TeamHandlers(
                                stored.teamQueries(),
                                new CreateTeam(stored.organizations(), stored.teams(), ground.ids(), book),
                                new RenameTeam(stored.organizations(), stored.teams(), book),
                                new DeleteTeam(stored.teams(), book),
                                new SetTeamMember(stored.memberships(), stored.teams(), book),
                                new RemoveTeamMember(stored.teams(), book))),
                new ApiKeyRoutes(
                        handling,
                        new ApiKeyHandlers(
                                stored.apiKeyQueries(),
                                new CreateApiKey(
                                        stored.memberships(), stored.apiKeys(), secretBook, ground.ids(), book),
                                new RevokeApiKey(stored.apiKeys(), secretBook, book))),
                new AuditRoutes(handling, ground.audit()));
    }

    private AuthHandlers auth() {
        var entrance = new Entrance(stores, sessionBook, tools.tokens(), ground.ids(), book);
        var founding = new Founding(stores, ground.ids(), book);
        var flow = new OpenIdFlow(tools.sealing(), tools.random());
        Option<OpenIdProvider> provider = tools.openId();
        return new AuthHandlers(
                new Register(policy, doorkeeper, stores, tools.passwords(), credentials, accounts, founding, tries),
                new LogIn(doorkeeper, credentials, entrance),
                new Refresh(doorkeeper, stores, sessionBook, entrance, book),
                new LogOut(doorkeeper, stores, sessionBook),
                new RequestPasswordReset(doorkeeper, ground.transactions(), ground.jobs(), tries),
                new ResetPassword(doorkeeper, stores, tools.passwords(), sessionBook, departure, tries, book),
                new VerifyEmail(doorkeeper, stores, book),
                accept,
                new BeginOpenIdLogin(doorkeeper, provider, flow, book),
                new FinishOpenIdLogin(
                        doorkeeper,
                        provider,
                        flow,
                        new VouchedUsers(stores, accounts, ground.seats(), book),
                        entrance,
                        book));
    }

    private AccountHandlers account() {
        var present = new OwnPassword(stores, tools.passwords(), tries);
        var leave = new LeaveOrganization(stored.organizations(), stored.memberships(), departure, book);
        return new AccountHandlers(
                stored.accountQueries(),
                new EditProfile(stored.users(), stored.memberships(), book),
                new DeleteUser(doorkeeper, stores, present, leave, departure, book),
                new ChangePassword(doorkeeper, stores, present, tools.passwords(), sessionBook, book),
                new StartSecondFactor(stored.users(), tools.codes(), tools.sealing(), tools.random(), book),
                new ConfirmSecondFactor(stored.users(), secondFactorCodes(), book),
                new RemoveSecondFactor(doorkeeper, stores, credentials, tries, book),
                new RequestVerification(doorkeeper, stores, verificationLetter(), tries),
                new MyOrganizations(doorkeeper, stores),
                accept);
    }

    private OrganizationHandlers organization() {
        var outbox = ground.outbox();
        var clock = ground.clock();
        return new OrganizationHandlers(
                stored.organizationQueries(),
                new EditOrganization(stored.organizations(), stored.roles(), outbox, clock),
                new LeaveOrganization(stored.organizations(), stored.memberships(), departure, book),
                stored.memberQueries(),
                new AssignRole(stored.organizations(), stored.memberships(), stored.roles(), outbox, clock),
                new RemoveMember(stored.organizations(), stored.memberships(), departure, book),
                stored.invitationQueries(),
                new InviteMember(
                        stored.organizations(),
                        stored.memberships(),
                        stored.roles(),
                        stored.invitations(),
                        secretBook,
                        tools.letters(),
                        ground.seats(),
                        outbox,
                        ground.ids(),
                        clock),
                new RevokeInvitation(stored.invitations(), secretBook, outbox, clock));
    }
}
