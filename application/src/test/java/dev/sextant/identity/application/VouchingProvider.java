package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import io.vavr.control.Either;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID provider that vouches for whomever a test wants it to. A code is good once, and for the login that it was given for. */
public final class VouchingProvider implements OpenIdProvider {

    private record Given(Ties ties, Voucher voucher) {}

    private final Map<String, Ties> begun = new ConcurrentHashMap<>();
    private final Map<String, Given> codes = new ConcurrentHashMap<>();

    @Override
    public String authorizationAddress(Ties ties) {
        begun.put(ties.state(), ties);
        return "https://login.example.org/authorize?state=" + ties.state();
    }

    /** What happens at the provider when somebody logs in there: a code for the login that was begun with this state. */
    public String codeFor(String state, Voucher voucher) {
        String code = "code-" + codes.size();
        codes.put(code, new Given(begun.getOrDefault(state, new Ties(state, "", "")), voucher));
        return code;
    }

    @Override
    public Either<IdentityError, Voucher> redeem(String code, Ties ties) {
        Given given = codes.remove(code);
        return given != null && given.ties().equals(ties)
                ? Either.right(given.voucher())
                : Refusal.OPEN_ID_LOGIN_FAILED.refuse();
    }
}
