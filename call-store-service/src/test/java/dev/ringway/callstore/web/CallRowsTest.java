package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

class CallRowsTest {

    private final CallRows rows = new CallRows(JsonMapper.shared());

    /** The service's time limit is one for the beginning of an answer. */
    @Test
    void anAnswerBeginsBeforeTheFirstCallIsFound() {
        assertThat(first(ExportFormat.CSV)).startsWith("sid,").endsWith("\r\n");
        assertThat(first(ExportFormat.NDJSON)).isEmpty();
    }

    private String first(ExportFormat format) {
        DataBuffer piece = rows.write(format, Flux.never(), DefaultDataBufferFactory.sharedInstance)
                .blockFirst(Duration.ofSeconds(30));
        return piece.toString(StandardCharsets.UTF_8);
    }
}
