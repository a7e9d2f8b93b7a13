package dev.ringway.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class ForeignJsonTest {

    private static final String TEXT = "{\"a name that nobody will ever send again\": 1}";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    private final Remembering factory = new Remembering();

    @Test
    void namesOfFieldsAreNotRemembered() {
        Stream.of(
                        ForeignJson.parser(factory, BYTES),
                        ForeignJson.parser(factory, TEXT),
                        ForeignJson.parser(factory, new ByteArrayInputStream(BYTES)))
                .forEach(ForeignJsonTest::readAll);

        assertThat(factory.names()).isZero();
    }

    @Test
    void whichItsFactoryWouldDo() {
        readAll(factory.createParser(ObjectReadContext.empty(), BYTES));

        assertThat(factory.names()).isPositive();
    }

    private static void readAll(JsonParser parser) {
        try (parser) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }

    private static final class Remembering extends JsonFactory {

        private static final long serialVersionUID = 1L;

        int names() {
            return _byteSymbolCanonicalizer.size() + _rootCharSymbols.size();
        }
    }
}
