package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checks of {@link DefectsClosedTest} fail on netty-socketio as it comes, so they see what they are for. One that
 * passes after an upgrade tells that the library has mended a defect: then what closes it here may go.
 */
class BareLibraryTest {

    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = new Servers(BareLibrary::new);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @MethodSource("everyDefect")
    void is_there(Defect defect, RawClient.Transport transport) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tried(defect, transport));
    }

    /** The library ends connections that it said it would keep: an attempt that runs into one says nothing. */
    private static void tried(Defect defect, RawClient.Transport transport) {
        UncheckedIOException last = new UncheckedIOException(new IOException("not tried yet"));
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                defect.check(servers, transport);
                return;
            } catch (UncheckedIOException cut) {
                last = cut;
            }
        }
        throw last;
    }

    static Stream<Arguments> everyDefect() {
        return Arrays.stream(Defect.values())
                .flatMap(defect -> Arrays.stream(RawClient.Transport.values())
                        .filter(defect::isOn)
                        .map(one -> Arguments.of(defect, one)));
    }
}
