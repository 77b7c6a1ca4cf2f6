package dev.sextant.investigation.application;

import dev.sextant.shared.domain.Permission;

/** What an actor may be permitted to do with files. A file is a part of its case, so these are the permissions of cases. */
public final class FilePermissions {

    /** To see files, their analyses and contents. */
    public static final Permission READ = new Permission("cases:read");

    /** To upload and delete files. */
    public static final Permission WRITE = new Permission("cases:write");

    /** To delete all files of a case with it. */
    public static final Permission MANAGE = new Permission("cases:manage");

    private FilePermissions() {}
}
