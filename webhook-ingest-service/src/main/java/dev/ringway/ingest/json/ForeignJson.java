package dev.ringway.ingest.json;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;

/**
 * Parsers of what others send. A factory remembers the names of fields for its next parsers, some thousands however long
 * they are; here each text has a factory of its own, so that nothing of it stays.
 */
public final class ForeignJson {

    private ForeignJson() {}

    /** @param settings is asked for its settings only */
    public static JsonParser parser(TokenStreamFactory settings, byte[] utf8) {
        return settings.copy().createParser(ObjectReadContext.empty(), utf8);
    }

    public static JsonParser parser(TokenStreamFactory settings, String text) {
        return settings.copy().createParser(ObjectReadContext.empty(), text);
    }

    public static JsonParser parser(TokenStreamFactory settings, InputStream utf8) {
        return settings.copy().createParser(ObjectReadContext.empty(), utf8);
    }
}
