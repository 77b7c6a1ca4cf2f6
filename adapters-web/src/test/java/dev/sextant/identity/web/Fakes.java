package dev.sextant.identity.web;

import dev.sextant.identity.application.AccessTokens;
import dev.sextant.identity.application.Mail;
import dev.sextant.identity.application.OneTimeCodes;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.Sealing;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Stand-ins for cryptography and letters, quick and easy to look into. */
final class Fakes {

    private Fakes() {}

    /** Tokens that are names of claims kept here. */
    static final class Tokens implements AccessTokens {
        private final Map<String, Claims> issued = new ConcurrentHashMap<>();

        @Override
        public String issue(Claims claims) {
            String token = "at." + claims.id() + ".x";
            issued.put(token, claims);
            return token;
        }

        @Override
        public Option<Claims> verify(String token) {
            return Option.of(issued.get(token));
        }
    }

    /** Hashes that are no secret. */
    static final class PlainPasswords implements Passwords {
        @Override
        public PasswordHash hash(Password password) {
            return new PasswordHash("plain:" + password.value());
        }

        @Override
        public boolean matches(Password password, PasswordHash hash) {
            return hash.equals(hash(password));
        }

        @Override
        public void verifyNothing(Password password) {
            hash(password);
        }

        @Override
        public boolean needsUpgrade(PasswordHash hash) {
            return false;
        }

        @Override
        public boolean isCommon(Password password) {
            return password.value().equals("password1234");
        }
    }

    /** One code, which is always right for the step of the moment. */
    static final class OneCode implements OneTimeCodes {
        static final String CODE = "123456";

        @Override
        public SecretText secret(byte[] random) {
            return new SecretText("JBSWY3DPEHPK3PXP");
        }

        @Override
        public Option<Long> stepOf(SecretText secret, String code, Instant at) {
            return Option.when(code.equals(CODE), () -> at.toEpochMilli());
        }

        @Override
        public String address(SecretText secret, String account) {
            return "otpauth://totp/Sextant:" + account + "?secret=" + secret.value();
        }
    }

    /** Seals nothing. */
    static final class OpenSealing implements Sealing {
        @Override
        public Sealed seal(String place, SecretText secret) {
            return new Sealed("k1", place + "|" + secret.value());
        }

        @Override
        public SecretText open(String place, Sealed kept) {
            if (!kept.content().startsWith(place + "|")) {
                throw new IllegalStateException("moved");
            }
            return new SecretText(kept.content().substring(place.length() + 1));
        }

        @Override
        public boolean isOld(Sealed kept) {
            return false;
        }
    }

    /** A provider that vouches for one visitor. */
    static final class OneVisitor implements OpenIdProvider {
        @Override
        public String authorizationAddress(Ties ties) {
            return "https://idp.example/authorize?state=" + ties.state();
        }

        @Override
        public Either<IdentityError, Voucher> redeem(String code, Ties ties) {
            return code.equals("good")
                    ? Either.right(new Voucher(
                            "https://idp.example",
                            "1",
                            Option.some("ada@example.com"),
                            true,
                            Option.some("Ada"),
                            Set.of()))
                    : Either.left(Refusal.OPEN_ID_LOGIN_FAILED);
        }
    }

    /** Keeps every letter. */
    static final class Letterbox implements Mail {
        private static final Pattern TOKEN = Pattern.compile("#token=(\\S+)");
        private final List<String> letters = new CopyOnWriteArrayList<>();

        @Override
        public void send(EmailAddress to, String subject, String text) {
            letters.add(to.normalised() + "\n" + text);
        }

        /** The token of the newest letter to an address that has one of this kind. */
        String token(String address, String prefix) {
            return letters.reversed().stream()
                    .filter(letter -> letter.startsWith(address + "\n"))
                    .flatMap(letter -> TOKEN.matcher(letter).results().map(found -> found.group(1)))
                    .filter(token -> token.startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A trail of more entries than go on one page. */
    static final class LongTrail implements AuditQueries {
        private static final int ENTRIES = 250;

        @Override
        public Page<AuditView> page(Actor actor, Filter filter, PageRequest page) {
            int start = page.after()
                    .map(cursor -> Integer.parseInt(cursor.keys().getFirst()))
                    .getOrElse(0);
            var fetched = java.util.stream.IntStream.rangeClosed(start + 1, ENTRIES)
                    .limit(page.limit() + 1L)
                    .mapToObj(number -> entry(actor, number))
                    .toList();
            return Page.of(
                    fetched,
                    page.limit(),
                    last -> new dev.sextant.shared.application.Cursor(
                            List.of(last.position().get().toString())));
        }

        private static AuditView entry(Actor actor, long number) {
            return new AuditView(
                    "entry-" + number,
                    Option.some(number),
                    Instant.EPOCH,
                    actor.user().toString(),
                    "case.opened",
                    Option.none(),
                    Option.none(),
                    "done",
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    "request",
                    Option.none());
        }

        @Override
        public Verification verify(Actor actor, boolean whole) {
            return new Verification(ENTRIES, 1, 0, List.of());
        }
    }
}
