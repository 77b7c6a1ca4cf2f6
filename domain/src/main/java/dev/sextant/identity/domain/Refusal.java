package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;

/** The refusals that carry nothing but their name. */
public enum Refusal implements IdentityError, Coded {
    /** Said for every wrong login alike: whether the account exists, has a password or another one is not told. */
    INVALID_CREDENTIALS(Kind.UNAUTHENTICATED, "E-mail address, password or code is wrong."),
    /** The password is right, and a code of the second factor is needed as well. */
    SECOND_FACTOR_REQUIRED(Kind.UNAUTHENTICATED, "A code of the second factor is needed as well."),
    /** A refresh token that is unknown, used or expired, or whose session ended; which of these is not told. */
    REFRESH_NOT_VALID(Kind.UNAUTHENTICATED, "The refresh token is not valid; log in again."),
    /** The OpenID provider, or what it said, was not accepted. */
    OPEN_ID_LOGIN_FAILED(Kind.UNAUTHENTICATED, "The login at the OpenID provider was not accepted; begin it again."),
    /** No OpenID provider is configured. */
    OPEN_ID_NOT_OFFERED(Kind.NOT_FOUND, "This server offers no login by OpenID Connect."),
    /** The account of the same address never proved that it reads it, so nobody knows whose it is. */
    OPEN_ID_ADDRESS_NOT_PROVEN(
            Kind.CONFLICT,
            "There is an account with this e-mail address that was never verified; verify it or reset its password, then log in again."),
    /** The account is shut. */
    ACCOUNT_DISABLED(Kind.FORBIDDEN, "The account is disabled."),
    /** The account belongs to no organisation, or not to the one that was named. */
    NO_ORGANIZATION(Kind.FORBIDDEN, "The account does not belong to such an organisation."),
    /** Nobody gets into the organisation now. */
    ORGANIZATION_DISABLED(Kind.FORBIDDEN, "The organisation is disabled."),
    /** Strangers cannot register here. */
    REGISTRATION_CLOSED(Kind.FORBIDDEN, "Registration is closed on this server; ask for an invitation."),
    /** Somebody has an account with this address. */
    EMAIL_TAKEN(Kind.CONFLICT, "There is an account with this e-mail address; log in, or reset its password."),
    /** Another organisation has this short name. */
    SLUG_TAKEN(Kind.CONFLICT, "Another organisation has this short name."),
    /** A token that is good once or for a time, and is not or no longer. */
    TOKEN_NOT_VALID(Kind.RULE, "The token is unknown, used or expired; ask for a new one."),
    /** A code that proves possession of the second factor is wrong or was used. */
    CODE_NOT_VALID(Kind.RULE, "The code is wrong, too old or was used already."),
    /** The password that was shown to confirm a change is wrong. */
    PASSWORD_WRONG(Kind.RULE, "The present password is wrong."),
    /** The account has no password, because its user logs in at an OpenID provider. */
    NO_PASSWORD(Kind.CONFLICT, "The account has no password; reset the password to get one."),
    /** The second factor is there already. */
    SECOND_FACTOR_ON(Kind.CONFLICT, "The second factor is on; remove it before another one is set up."),
    /** No second factor is there, or none that waits to be confirmed. */
    SECOND_FACTOR_NOT_STARTED(Kind.CONFLICT, "No second factor was started."),
    /** The organisation would be left without an owner. */
    LAST_OWNER(Kind.CONFLICT, "An organisation keeps at least one owner; make somebody else an owner first."),
    /** Somebody who is no owner would make or remove one. */
    ONLY_OWNERS_DECIDE_ON_OWNERS(Kind.FORBIDDEN, "Only an owner makes or removes owners."),
    /** Rules of a provider would make owners without a person deciding it. */
    OWNERS_ARE_MADE_BY_PEOPLE(Kind.RULE, "Groups of an OpenID provider cannot make owners."),
    /** Nobody changes the roles that are there from the beginning. */
    ROLE_IS_BUILT_IN(Kind.CONFLICT, "A built-in role stays as it is; define another one."),
    /** Members or invitations carry the role. */
    ROLE_IN_USE(Kind.CONFLICT, "Members or invitations carry this role; give them another one first."),
    /** Another role has this name. */
    ROLE_NAME_TAKEN(Kind.CONFLICT, "Another role of the organisation has this name."),
    /** Another team has this name. */
    TEAM_NAME_TAKEN(Kind.CONFLICT, "Another team of the organisation has this name."),
    /** Somebody who neither leads the team nor manages teams would change who belongs to it. */
    NO_TEAM_LEAD(Kind.FORBIDDEN, "Only a lead of the team, or who manages teams, decides who belongs to it."),
    /** The user belongs to the organisation already. */
    ALREADY_MEMBER(Kind.CONFLICT, "This person belongs to the organisation already."),
    /** The invitation was accepted or revoked, or expired. */
    INVITATION_NOT_OPEN(Kind.CONFLICT, "The invitation is no longer open."),
    /** The invitation was sent to another address than the account has. */
    INVITATION_FOR_ANOTHER(Kind.FORBIDDEN, "The invitation is for another e-mail address."),
    /** An API key would end at no time, too late or in the past. */
    EXPIRY_OUT_OF_RANGE(Kind.RULE, "An API key ends in the future and within 366 days."),
    /** Something that only a person who logged in may do was asked by a machine. */
    SESSION_NEEDED(Kind.FORBIDDEN, "This needs a session; an API key cannot do it.");

    private final Kind kind;
    private final String message;

    Refusal(Kind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return Coded.super.code();
    }

    @Override
    public String message() {
        return message;
    }
}
