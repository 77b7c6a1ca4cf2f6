package dev.sextant.cases.domain;

/** What somebody may do with a case; each step includes those before it. */
public enum Access {
    /** Nothing: for them there is no such case. */
    NONE,
    /** To see it, what was said in it, and its files. */
    READ,
    /** To change it too. */
    WRITE,
    /** To decide too who else may, and who cares for it. */
    SHARE;

    /** Whether this is enough for something. */
    public boolean includes(Access wanted) {
        return compareTo(wanted) >= 0;
    }
}
