package dev.sextant.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.sextant.identity.application.doors.LoginView;
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
import dev.sextant.identity.application.inmemory.InMemoryApiKeys;
import dev.sextant.identity.application.inmemory.InMemoryGrants;
import dev.sextant.identity.application.inmemory.InMemoryInvitations;
import dev.sextant.identity.application.inmemory.InMemoryMemberships;
import dev.sextant.identity.application.inmemory.InMemoryOrganizations;
import dev.sextant.identity.application.inmemory.InMemoryRoles;
import dev.sextant.identity.application.inmemory.InMemorySecrets;
import dev.sextant.identity.application.inmemory.InMemorySessions;
import dev.sextant.identity.application.inmemory.InMemoryTeams;
import dev.sextant.identity.application.inmemory.InMemoryThrottles;
import dev.sextant.identity.application.inmemory.InMemoryUsers;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.shared.application.Authenticator.Identity;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole context over the fakes and stand-ins, as a program would wire it; for stories that go through many doors. */
public final class IdentityProgram {

    /** Where everybody comes from, unless a story says otherwise. */
    public static final String HOME = "192.0.2.7";

    // What a story looks at; all of it is the same for every door and use case below.
    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00.123456789Z"));
    public final SentMail mail = new SentMail();
    public final QuickPasswords passwords = new QuickPasswords();
    public final VouchingProvider provider = new VouchingProvider();
    public final List<String> observed = new CopyOnWriteArrayList<>();

    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    public final InMemoryUsers users = new InMemoryUsers(transactions);
    public final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
    public final InMemoryMemberships memberships = new InMemoryMemberships(transactions);
    public final InMemoryRoles roles = new InMemoryRoles(transactions);
    public final InMemoryTeams teams = new InMemoryTeams(transactions);
    public final InMemoryInvitations invitations = new InMemoryInvitations(transactions);
    public final InMemoryApiKeys keys = new InMemoryApiKeys(transactions);
    public final InMemorySessions sessions = new InMemorySessions(transactions);
    public final InMemorySecrets digests = new InMemorySecrets(transactions);
    public final InMemoryGrants grants = new InMemoryGrants(organizations, memberships, roles, teams);

    private final HandlingObserver observer = (name, actor, outcome, took) -> observed.add(name + " " + outcome);
    private final Random dice = new Random(1);
    private final RandomSecrets random = count -> {
        var bytes = new byte[count];
        dice.nextBytes(bytes);
        return bytes;
    };
    public final IdGenerator ids = new UuidV7(clock, new Random(2));
    public final Handling handling = new Handling(transactions, observer, System::nanoTime);

    public final IdentityBook book = new IdentityBook(outbox, clock);
    public final SecretBook secrets = new SecretBook(digests, random);
    public final Letters letters = new Letters(mail, "https://sextant.example.org/");
    public final SessionBook sessionBook = new SessionBook(sessions, secrets, ids, book);
    public final Departure departure = new Departure(memberships, teams, keys, sessionBook, Belongings.none(), book);
    public final SecondFactorCodes codes = new SecondFactorCodes(new PlainCodes(), new PlainSealing(), random);
    public final TokenAuthenticator authenticator = new TokenAuthenticator(
            new PlainAccessTokens(clock), users, sessions, keys, digests, grants, transactions, clock);

    private final DoorStores stores = new DoorStores(
            transactions, users, organizations, memberships, roles, invitations, sessions, digests, grants);
    private final Doorkeeper doorkeeper = new Doorkeeper(observer, System::nanoTime);
    private final Tries tries = new Tries(new InMemoryThrottles(transactions), transactions, clock);
    private final CredentialCheck credentials = new CredentialCheck(stores, passwords, codes, tries, book);
    private final Entrance entrance = new Entrance(stores, sessionBook, new PlainAccessTokens(clock), ids, book);
    private final VerificationLetter verification = new VerificationLetter(secrets, letters, book);
    private final NewAccount accounts = new NewAccount(stores, verification, ids, book);
    private final Founding founding = new Founding(stores, ids, book);
    private final OwnPassword ownPassword = new OwnPassword(stores, passwords, tries);
    private final OpenIdFlow flow = new OpenIdFlow(new PlainSealing(), random);
    private final InMemoryJobs jobs = new InMemoryJobs(transactions, ids, clock, Runnable::run);

    public final Register register = register(Register.Policy.OPEN);
    public final LogIn logIn = new LogIn(doorkeeper, credentials, entrance);
    public final Refresh refresh = new Refresh(doorkeeper, stores, sessionBook, entrance, book);
    public final LogOut logOut = new LogOut(doorkeeper, stores, sessionBook);
    public final RequestPasswordReset requestPasswordReset =
            new RequestPasswordReset(doorkeeper, transactions, jobs, tries);
    public final ResetPassword resetPassword =
            new ResetPassword(doorkeeper, stores, passwords, sessionBook, departure, tries, book);
    public final VerifyEmail verifyEmail = new VerifyEmail(doorkeeper, stores, book);
    public final RequestVerification requestVerification =
            new RequestVerification(doorkeeper, stores, verification, tries);
    public final ChangePassword changePassword =
            new ChangePassword(doorkeeper, stores, ownPassword, passwords, sessionBook, book);
    public final RemoveSecondFactor removeSecondFactor =
            new RemoveSecondFactor(doorkeeper, stores, credentials, tries, book);
    public final AcceptInvitation acceptInvitation =
            new AcceptInvitation(doorkeeper, stores, passwords, credentials, accounts, book);
    public final BeginOpenIdLogin beginOpenIdLogin =
            new BeginOpenIdLogin(doorkeeper, Option.some(provider), flow, book);
    public final FinishOpenIdLogin finishOpenIdLogin = new FinishOpenIdLogin(
            doorkeeper, Option.some(provider), flow, new VouchedUsers(stores, accounts, book), entrance, book);
    public final MyOrganizations myOrganizations = new MyOrganizations(doorkeeper, stores);
    public final AppointSuperAdmin appointSuperAdmin = new AppointSuperAdmin(doorkeeper, stores, book);
    public final CreateOwner createOwner = new CreateOwner(doorkeeper, stores, passwords, accounts, founding);
    public final LeaveOrganization leaveOrganization =
            new LeaveOrganization(organizations, memberships, departure, book);
    public final DeleteUser deleteUser =
            new DeleteUser(doorkeeper, stores, ownPassword, leaveOrganization, departure, book);

    /** A program in which nobody is known yet. */
    public IdentityProgram() {
        jobs.register(new SendPasswordReset(stores, secrets, letters, book));
    }

    /** The door of registration under a policy. */
    public Register register(Register.Policy policy) {
        return new Register(policy, doorkeeper, stores, passwords, credentials, accounts, founding, tries);
    }

    /** A request from home. */
    public static Origin home() {
        return from(HOME);
    }

    /** A request from somewhere. */
    public static Origin from(String address) {
        return new Origin("req-test", Option.none(), Option.some(address), Option.none());
    }

    /** Registers an organisation with its owner; the short name is that of the organisation in lower case. */
    public Register.Registered registers(String email, String password, String organization) {
        return done(register.enter(home(), registration(email, password, organization)));
    }

    /** A registration as somebody would send it. */
    public static Register.Command registration(String email, String password, String organization) {
        return new Register.Command(
                Option.some(email),
                Option.some(password),
                Option.some(email.substring(0, email.indexOf('@'))),
                Option.some(organization),
                Option.some(organization.toLowerCase(Locale.ROOT)));
    }

    /** A login as somebody would send it. */
    public static LogIn.Command login(String email, String password) {
        return new LogIn.Command(
                Option.some(email),
                Option.some(password),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.some("test"));
    }

    /** Logs somebody in from home. */
    public LoginView logsIn(String email, String password) {
        return done(logIn.enter(home(), login(email, password)));
    }

    /** The use case of invitations. */
    public InviteMember inviteMember() {
        return new InviteMember(organizations, memberships, roles, invitations, secrets, letters, outbox, ids, clock);
    }

    /** Has somebody who has no account join the organisation of the one who invites, and logs them in. */
    public LoginView joins(Actor by, String email, String password, BuiltInRole role) {
        does(by, inviteMember(), new InviteMember.Command(Option.some(email), RoleChoice.of(role)));
        done(acceptInvitation.enter(home(), acceptance(email, password)));
        return logsIn(email, password);
    }

    /** An acceptance of the invitation that was sent to an address last, as somebody without a session would send it. */
    public AcceptInvitation.Command acceptance(String email, String password) {
        return new AcceptInvitation.Command(
                Option.some(mail.lastTokenTo(email)), Option.some(password), Option.some("New"), Option.none());
    }

    /** Who stands behind a token now; none when nobody is recognised. */
    public Option<Actor> recognises(String token) {
        return authenticator.identify(token).map(IdentityProgram::actor);
    }

    /** Who stands behind the access token of a login. */
    public Actor actor(LoginView view) {
        return recognises(view.accessToken()).getOrElseThrow(() -> new AssertionError("nobody was recognised"));
    }

    private static Actor actor(Identity identity) {
        return new Actor(
                identity.tenant(),
                identity.user(),
                identity.permissions(),
                identity.teams(),
                new Origin("req-test", Option.none(), Option.some(HOME), identity.credential()));
    }

    /** The actor in the own account's plane. */
    public Actor own(LoginView view) {
        return Planes.ownAccount(actor(view));
    }

    /** Tries something. */
    public <C, R, E extends DomainError> Either<DomainError, R> tries(Actor actor, UseCase<C, R, E> what, C command) {
        return handling.run(what, actor, command);
    }

    /** Does something that is not refused. */
    public <C, R, E extends DomainError> R does(Actor actor, UseCase<C, R, E> what, C command) {
        return done(tries(actor, what, command));
    }

    /** What came of something that was not refused. */
    public static <R> R done(Either<DomainError, R> answer) {
        return answer.getOrElseThrow(refusal -> new AssertionError(refusal.toString()));
    }

    /** The code of a refusal, or {@code done}. */
    public static String codeOf(Either<? extends DomainError, ?> answer) {
        return answer.fold(DomainError::code, done -> "done");
    }

    /** The types of everything that happened in the actor's plane, oldest first. */
    public List<String> happened(Actor actor) {
        return outbox.entries(actor).stream().map(entry -> entry.event().type()).toList();
    }

    /** Fails unless everything that was observed last is this. */
    public void assertObserved(String... names) {
        assertThat(observed).endsWith(names);
    }
}
