package dev.ringway.starter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

class ExportRowsTest {

    private static final CsvColumns<String> COLUMNS = new CsvColumns<>(List.of(
            CsvColumns.column("name", Optional::of), CsvColumns.column("length", name -> Optional.of(name.length()))));

    private final ExportRows rows = new ExportRows(JsonMapper.shared());

    /** The service's time limit is one for the beginning of an answer. */
    @Test
    void anAnswerBeginsBeforeTheFirstRowIsFound() {
        assertThat(first(ExportFormat.CSV)).isEqualTo("name,length\r\n");
        assertThat(first(ExportFormat.NDJSON)).isEmpty();
    }

    private String first(ExportFormat format) {
        Flux<DataBuffer> pieces = rows.write(format, COLUMNS, Flux.never(), DefaultDataBufferFactory.sharedInstance);
        return pieces.map(piece -> piece.toString(StandardCharsets.UTF_8)).blockFirst(Duration.ofSeconds(30));
    }
}
