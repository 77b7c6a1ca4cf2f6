package dev.sextant.cases.domain;

import dev.sextant.shared.domain.UserId;
import java.time.Instant;

/**
 * Lets somebody see a case whom it would not concern otherwise. A case has at most one for each grantee.
 *
 * @param grantee whom
 * @param access what they may do; never more than their role allows anyway
 * @param by who decided so last
 * @param at when
 */
public record Share(Grantee grantee, ShareAccess access, UserId by, Instant at) {}
