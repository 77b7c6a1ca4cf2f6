package dev.sextant.investigation.domain.logs.format;

/** Names that stand in headers: months, days of the week and zones, read without regard to case. */
final class Names {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DAYS = "montuewedthufrisatsun";

    private Names() {}

    /** Month 1 to 12 whose English three-letter name stands at {@code at}, or 0. */
    static int month(String s, int at) {
        return index(MONTHS, s, at) + 1;
    }

    /** Day of the week 1 (Monday) to 7 whose English three-letter name stands at {@code at}, or 0. */
    static int weekday(String s, int at) {
        return index(DAYS, s, at) + 1;
    }

    private static int index(String names, String s, int at) {
        if (at + 3 > s.length()) {
            return -1;
        }
        int a = s.charAt(at) | 0x20;
        int b = s.charAt(at + 1) | 0x20;
        int c = s.charAt(at + 2) | 0x20;
        for (int i = 0; i < names.length(); i += 3) {
            if (names.charAt(i) == a && names.charAt(i + 1) == b && names.charAt(i + 2) == c) {
                return i / 3;
            }
        }
        return -1;
    }

    /** Minutes east of UTC of the zone name from {@code from} to {@code to}; {@link TimeScanner#NO_ZONE} if unknown. */
    static int zone(String s, int from, int to) {
        return switch (s.substring(from, to)) {
            case "Z", "z", "UTC", "GMT", "UT" -> 0;
            case "EST" -> -300;
            case "EDT" -> -240;
            case "CST" -> -360;
            case "CDT" -> -300;
            case "MST" -> -420;
            case "MDT" -> -360;
            case "PST" -> -480;
            case "PDT" -> -420;
            case "CET" -> 60;
            case "CEST" -> 120;
            case "EET" -> 120;
            case "EEST" -> 180;
            case "MSK" -> 180;
            case "JST", "KST" -> 540;
            default -> TimeScanner.NO_ZONE;
        };
    }
}
