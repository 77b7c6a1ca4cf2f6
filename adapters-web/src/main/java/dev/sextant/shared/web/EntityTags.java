package dev.sextant.shared.web;

import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entity tags (RFC 9110, section 8.8.3). A tag holds the version, a signature over tenant, thing and version, and a signature over the representation. The first two tell
 * whether a change is based on the present version; all three, whether a client has these very bytes.
 */
final class EntityTags {

    private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})-([A-Za-z0-9_-]{16})-[A-Za-z0-9_-]{16}\"");
    private static final Pattern LIST =
            Pattern.compile("\\s*(?:(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"))?\\s*(?:,|$)");

    private final Signatures signatures;

    EntityTags(Signatures signatures) {
        this.signatures = signatures;
    }

    String tag(TenantId tenant, String thing, long version, String representation) {
        return "\"" + version + "-" + versionSignature(tenant, thing, version) + "-"
                + signatures.sign("representation", tenant.toString(), representation) + "\"";
    }

    private String versionSignature(TenantId tenant, String thing, long version) {
        return signatures.sign("version", tenant.toString(), thing, Long.toString(version));
    }

    /**
     * The version that a change is based on.
     *
     * @param header the value of {@code If-Match}
     * @return none for {@code *}; of several tags the newest version, which alone can still be the present one
     * @throws Refused with 412 when no tag is one of this thing; a weak tag never is (section 13.1.1)
     */
    Option<Long> basedOn(String header, TenantId tenant, String thing) {
        if (header.strip().equals("*")) {
            return Option.none();
        }
        long newest = -1;
        Matcher tags = tags(header, "If-Match");
        while (tags.find() && tags.end() > tags.start()) {
            if (tags.group(1) == null && tags.group(2) != null) {
                Matcher form = FORM.matcher(tags.group(2));
                if (form.matches()) {
                    long version = Long.parseLong(form.group(1));
                    if (versionSignature(tenant, thing, version).equals(form.group(2))) {
                        newest = Math.max(newest, version);
                    }
                }
            }
        }
        if (newest < 0) {
            throw new Refused(412, "stale_version", "If-Match does not name a version of this; read it again.");
        }
        return Option.some(newest);
    }

    /** Whether {@code If-None-Match} names this tag, weakly compared, or is {@code *}. */
    boolean known(String header, String tag) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tags = tags(header, "If-None-Match");
        while (tags.find() && tags.end() > tags.start()) {
            if (tag.equals(tags.group(2))) {
                return true;
            }
        }
        return false;
    }

    private static Matcher tags(String header, String name) {
        Matcher whole = LIST.matcher(header);
        int end = 0;
        while (end < header.length() && whole.find(end) && whole.start() == end && whole.end() > end) {
            end = whole.end();
        }
        if (end < header.length()) {
            throw new Refused(Problem.wrongField(name, "malformed_entity_tag", "must be * or tags in double quotes"));
        }
        return LIST.matcher(header);
    }
}
