package dev.sextant.bootstrap.wiring;

import dev.sextant.identity.application.AccessTokens;
import dev.sextant.identity.application.Letters;
import dev.sextant.identity.application.OneTimeCodes;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.PublishedKeys;
import dev.sextant.identity.application.RandomSecrets;
import dev.sextant.identity.application.Sealing;
import io.vavr.control.Option;

/** What the context {@code identity} works with beside what it keeps. */
record IdentityTools(
        Passwords passwords,
        OneTimeCodes codes,
        Sealing sealing,
        RandomSecrets random,
        AccessTokens tokens,
        PublishedKeys published,
        Letters letters,
        Option<OpenIdProvider> openId) {}
