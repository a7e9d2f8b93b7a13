package dev.ringway.local.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The connection string of a MongoDB. */
final class MongoAddress {

    private static final Pattern PARTS = Pattern.compile("(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?(\\?.*)?");

    private MongoAddress() {}

    /**
     * The same servers and options with the given database in place of any other.
     *
     * @throws LauncherException when it is no connection string; the message does not repeat it, since it may hold a
     *     password
     */
    static String withDatabase(String uri, String database) {
        Matcher parts = PARTS.matcher(uri);
        if (!parts.matches()) {
            throw new LauncherException("MONGODB_URI must look like mongodb://host:port/?replicaSet=name");
        }
        String options = parts.group(2);
        return parts.group(1) + "/" + database + (options == null ? "" : options);
    }
}
