package dev.sextant.metering.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who shares a network address: of IPv6 a customer has a whole network of 64 bits, so single addresses limit nobody. */
final class NetworkAddress {

    private static final int GROUPS = 8;
    private static final int NETWORK = 4;

    private NetworkAddress() {}

    /** The address itself, or the first half of an IPv6 address; a text that is no address stays as it is. */
    static String shared(String address) {
        String plain = address.replaceAll("^\\[|\\]$", "").replaceAll("%.*", "").toLowerCase(Locale.ROOT);
        if (plain.indexOf(':') < 0) {
            return plain;
        }
        if (plain.matches("(0{0,4}:)*:?ffff:[0-9.]+")) {
            return plain.substring(plain.lastIndexOf(':') + 1);
        }
        int gap = plain.indexOf("::");
        List<String> groups = groups(gap < 0 ? plain : plain.substring(0, gap));
        int behind = gap < 0 ? 0 : groups(plain.substring(gap + 2)).size();
        while (gap >= 0 && groups.size() + behind < GROUPS) {
            groups.add("0");
        }
        if (gap >= 0) {
            groups.addAll(groups(plain.substring(gap + 2)));
        }
        if (groups.size() < NETWORK) {
            return plain;
        }
        return String.join(":", groups.subList(0, NETWORK)) + "::/64";
    }

    private static List<String> groups(String text) {
        var groups = new ArrayList<String>();
        if (!text.isEmpty()) {
            for (String group : text.split(":", -1)) {
                groups.add(group.replaceFirst("^0+(?=.)", ""));
            }
        }
        return groups;
    }
}
