package dev.sextant.cases.domain;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who has to do with a case, and therefore what anybody may do with it. This is the one place where that is decided; what a store filters by must come to the same.
 *
 * @param openedBy who opened it
 * @param assignee who cares for it, when somebody does
 * @param shares with whom it is shared, sorted by their text form
 */
public record CasePeople(UserId openedBy, Option<UserId> assignee, List<Share> shares) {

    private static final Comparator<Share> BY_GRANTEE =
            Comparator.comparing(share -> share.grantee().toString());

    /** Copies the shares and sorts them. */
    public CasePeople {
        shares = shares.stream().sorted(BY_GRANTEE).toList();
    }

    /**
     * What somebody may do, as far as the case decides; the permissions of their role come on top. Who opened it, who cares for it, and who manages cases, may do everything; everybody
     * else as much as the most generous share that means them.
     */
    Access accessOf(Requester who) {
        if (who.manages() || openedBy.equals(who.user()) || assignee.contains(who.user())) {
            return Access.SHARE;
        }
        return shares.stream()
                .filter(share -> share.grantee().includes(who))
                .map(share -> share.access().gives())
                .max(Comparator.naturalOrder())
                .orElse(Access.NONE);
    }

    Option<Share> shareOf(Grantee grantee) {
        return Option.ofOptional(
                shares.stream().filter(share -> share.grantee().equals(grantee)).findFirst());
    }

    CasePeople assignedTo(Option<UserId> newAssignee) {
        return new CasePeople(openedBy, newAssignee, shares);
    }

    /** With a share, in place of an older one of the same grantee. */
    CasePeople with(Share share) {
        return new CasePeople(
                openedBy,
                assignee,
                Stream.concat(without(share.grantee()).shares.stream(), Stream.of(share))
                        .toList());
    }

    CasePeople without(Grantee grantee) {
        return new CasePeople(
                openedBy,
                assignee,
                shares.stream()
                        .filter(share -> !share.grantee().equals(grantee))
                        .toList());
    }
}
