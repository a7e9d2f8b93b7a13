package dev.ringway.ingest.postcall;

import dev.ringway.ingest.json.ForeignJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** The base64 text {@code data.full_audio}, decoded on its way: it is never in memory as a whole. */
final class AudioPart {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private AudioPart() {}

    /**
     * Writes nothing where there is none.
     *
     * @throws tools.jackson.core.JacksonException where it is not base64
     * @throws IOException what the streams throw
     */
    static void decode(InputStream json, OutputStream audio) throws IOException {
        try (JsonParser parser = ForeignJson.parser(JSON, json)) {
            parser.nextToken();
            if (find(parser, "data", JsonToken.START_OBJECT) && find(parser, "full_audio", JsonToken.VALUE_STRING)) {
                parser.readBinaryValue(audio);
            }
        } catch (JacksonIOException failure) {
            throw Streams.causeOf(failure);
        }
    }

    /** Within the object that the parser stands at the beginning of. */
    private static boolean find(JsonParser parser, String wanted, JsonToken type) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() == type && name.equals(wanted)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
